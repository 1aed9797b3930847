package dev.pulih.service.http;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Ends an answer that is longer than any vendor's with an error, before it fills the memory; also
 * one that was compressed, since it is measured as it is read.
 *
 * @param most the most bytes
 */
public record ShortAnswers(long most) implements Interceptor {

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    return body == null ? response : response.newBuilder().body(new Bounded(body, most)).build();
  }

  /** A body that ends so. */
  public InputStream of(InputStream body) {
    return Okio.buffer(new Counted(Okio.source(body), most)).inputStream();
  }

  private static final class Bounded extends ResponseBody {
    private final ResponseBody body;
    private final BufferedSource source;

    Bounded(ResponseBody body, long most) {
      this.body = body;
      this.source = Okio.buffer(new Counted(body.source(), most));
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }

  private static final class Counted extends ForwardingSource {
    private final long most;
    private long left;

    Counted(Source source, long most) {
      super(source);
      this.most = most;
      this.left = most;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long count = super.read(sink, byteCount);
      left -= Math.max(count, 0);
      if (left < 0) {
        throw new IOException("an answer of more than " + most + " bytes");
      }
      return count;
    }
  }
}
