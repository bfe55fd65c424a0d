package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.metrics.Role.Mask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Masks as SQL. Values are masked before anything is grouped or sorted, so neither the groups nor
 * their order tell more than the mask.
 */
final class Masking {
  private static final int BLOCK = 64;
  private static final int SHORTEST_KEY = 16;

  private final Map<String, String> environment;
  private final Path directory;

  /** Keys come from this environment, or from files below this directory. */
  Masking(Map<String, String> environment, Path directory) {
    this.environment = Map.copyOf(environment);
    this.directory = directory;
  }

  /** The masked value. */
  SqlText masked(SqlText value, Mask mask) {
    return switch (mask.kind()) {
      case REDACT -> new SqlText().add("'***'");
      case HMAC -> hmac(value, mask.key());
    };
  }

  /** HMAC-SHA-256, RFC 2104: H(K xor opad, H(K xor ipad, text)). */
  private SqlText hmac(SqlText value, String reference) {
    byte[] key = key(reference);
    return new SqlText()
        .add("sha256(unhex(")
        .secret(pad(key, (byte) 0x5c), "outer pad of the key " + reference)
        .add(") || unhex(sha256(unhex(")
        .secret(pad(key, (byte) 0x36), "inner pad of the key " + reference)
        .add(") || encode(CAST(")
        .add(value)
        .add(" AS VARCHAR)))))");
  }

  private static String pad(byte[] key, byte with) {
    byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256(key) : key, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= with;
    }
    return HexFormat.of().formatHex(block);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private byte[] key(String reference) {
    String name = reference.substring(reference.indexOf(':') + 1);
    String key = reference.startsWith("env:") ? environment.get(name) : content(name);
    if (key == null || key.length() < SHORTEST_KEY) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The key %s of a mask %s.%nMaybe set it to %d or more random characters."
              .formatted(reference, key == null ? "is not there" : "is too short", SHORTEST_KEY));
    }
    return key.getBytes(StandardCharsets.UTF_8);
  }

  private String content(String name) {
    Path file = directory.resolve(name);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The key file:%s of a mask cannot be read.%nMaybe the path is wrong.".formatted(name),
          e);
    }
  }
}
