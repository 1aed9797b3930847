package dev.pulih.service.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A message in the wire format of Protocol Buffers
 * (https://protobuf.dev/programming-guides/encoding/), whose fields are known by their numbers
 * only.
 */
final class Protobuf {

  private final Map<Integer, List<byte[]>> blocks = new HashMap<>();
  private final Map<Integer, Long> numbers = new HashMap<>();

  private Protobuf() {}

  static Protobuf of(byte[] bytes) {
    ByteBuffer wire = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Protobuf message = new Protobuf();
    while (wire.hasRemaining()) {
      message.read(wire);
    }
    return message;
  }

  private void read(ByteBuffer wire) {
    int tag = (int) varint(wire);
    int field = tag >>> 3;
    switch (tag & 7) {
      case 0 -> numbers.put(field, varint(wire));
      case 1 -> numbers.put(field, wire.getLong());
      case 2 -> blocks.computeIfAbsent(field, _ -> new ArrayList<>()).add(block(wire));
      case 5 -> numbers.put(field, (long) wire.getInt());
      default -> throw new IllegalArgumentException("No such wire type: " + (tag & 7));
    }
  }

  private static long varint(ByteBuffer wire) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = wire.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static byte[] block(ByteBuffer wire) {
    byte[] block = new byte[(int) varint(wire)];
    wire.get(block);
    return block;
  }

  /** A field's messages, in their order. */
  List<Protobuf> messages(int field) {
    return blocks.getOrDefault(field, List.of()).stream().map(Protobuf::of).toList();
  }

  /** A field's bytes; none if it is absent. */
  byte[] bytes(int field) {
    return blocks.getOrDefault(field, List.of(new byte[0])).getLast();
  }

  String text(int field) {
    return new String(bytes(field), StandardCharsets.UTF_8);
  }

  /** A field's number; 0 if it is absent. */
  long number(int field) {
    return numbers.getOrDefault(field, 0L);
  }
}
