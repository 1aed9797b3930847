package dev.pulih.service.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that is no document of ours is refused where it goes wrong. */
class DocumentTest {

  /** A document with one key. */
  private static final class Shelf extends Section<List<String>> {
    private final Key<List<String>> books =
        key("books", Shapes.listOf(Shapes.text()), "[]", "Titles.");

    @Override
    protected List<String> build(Fields fields) {
      return fields.get(books);
    }
  }

  private static final Document<List<String>> DOCUMENT = new Document<>(new Shelf(), List.of());

  @Test
  void a_good_document_has_its_value_and_no_problem() {
    Document.Result<List<String>> result = read("# mine\nbooks: [Walden, \"1984\"] # two\n");
    assertThat(result.problems()).isEmpty();
    assertThat(result.value()).contains(List.of("Walden", "1984"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                         | 1:1: the file is empty.
          '  \\n# nothing\\n'          | 3:1: the file has nothing but comments.
          'books:\\n\\t- a'            | 2:1: a tab indents this line. Allowed: spaces.
          'books: [a'                | 1:10: not YAML: expected ',' or ']', but got <stream end>.
          'books: "a'                | 1:10: not YAML: found unexpected end of stream.
          'books: &b [a]'            | 1:8: anchors (&) and aliases (*) are not read. Allowed: the value itself.
          'books: *b'                | 1:8: anchors (&) and aliases (*) are not read. Allowed: the value itself.
          'books: !!set [a]'         | 1:8: tags (!) are not read. Allowed: the value without its tag.
          'books: [a]\\n---\\nbooks: []' | 2:1: a second document starts. Allowed: one document.
          '[a]: b'                   | 1:1: a key is not a word. Allowed: KEY: VALUE.
          '- a'                      | 1:1: there is a list here. Allowed: a block of keys: books.
          'a'                        | 1:1: there is "a" here. Allowed: a block of keys: books.
          'books: [a]\\nbooks: []'    | 2:1: books: the key stands in line 1 already. Allowed: each key once.
          'books: [a, [b]]'          | 1:12: books[1]: there is a list here. Allowed: text.
          'books: [~]'               | 1:9: books[0]: there is no value here. Allowed: text.
          'boks: []'                 | 1:1: boks: unknown key; did you mean "books"? Allowed: books.
          '? books\\n: [a]\\nx'        | 3:2: not YAML: could not find expected ':'.
          """)
  void a_bad_document_is_refused_where_it_goes_wrong(String text, String sentence) {
    assertThat(problems(text.replace("\\n", "\n").replace("\\t", "\t")))
        .anySatisfy(problem -> assertThat(problem).startsWith("shelf.yaml:" + sentence));
  }

  @Test
  void what_is_not_utf_8_is_refused_in_its_line() {
    byte[] latin1 = "# a\nbooks: [caf\u00e9]\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problems(latin1))
        .containsExactly(
            "shelf.yaml:2:1: this line is not UTF-8. Allowed: a text in UTF-8 without a byte order mark.");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16BE", "UTF-16LE"})
  void a_byte_order_mark_is_refused(String charset) {
    assertThat(problems("\uFEFFbooks: []".getBytes(Charset.forName(charset))))
        .containsExactly(
            "shelf.yaml:1:1: the file starts with a byte order mark. Allowed: a text in UTF-8 without a byte order mark.");
  }

  @Test
  void an_unprintable_character_is_refused_in_its_line() {
    assertThat(problems("# a\nbooks: [\u0007]"))
        .containsExactly(
            "shelf.yaml:2:1: the character U+0007 is not printable. Allowed: printable text.");
  }

  @Test
  void a_file_that_nobody_wrote_by_hand_is_refused() {
    assertThat(problems("#".repeat(Source.MAX_BYTES + 1)))
        .containsExactly("shelf.yaml:1:1: the file has over 1048576 bytes. Allowed: 1 MiB.");
  }

  @Test
  void a_deep_nest_is_refused_without_a_stack_overflow() {
    assertThat(problems("books: " + "[".repeat(100_000)))
        .containsExactly("shelf.yaml:1:23: nested too deeply. Allowed: at most 16 levels.");
  }

  @Test
  void a_long_list_is_refused() {
    assertThat(problems("books: [" + "a,".repeat(1_001) + "]"))
        .containsExactly(
            "shelf.yaml:1:8: books: the list is too long. Allowed: at most 1000 items.");
  }

  @Test
  void a_long_value_is_shortened_in_the_sentence() {
    assertThat(problems("b" + "x".repeat(500) + ": 1"))
        .singleElement()
        .asString()
        .hasSizeLessThan(150);
  }

  private static List<String> problems(String text) {
    return problems(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> problems(byte[] bytes) {
    return DOCUMENT.read("shelf.yaml", bytes, references()).problems().stream()
        .map(Object::toString)
        .toList();
  }

  private static Document.Result<List<String>> read(String text) {
    return DOCUMENT.read("shelf.yaml", text.getBytes(StandardCharsets.UTF_8), references());
  }

  private static References references() {
    return References.of(Map.of(), Path.of("shelf.yaml"));
  }
}
