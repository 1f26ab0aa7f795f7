package de.stadtrunde.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the key of the needs comes from: the setting {@code stadtrunde.keys.needs} (32 bytes in
 * base64; several with commas while a key is being changed, the newest first), else a file beside
 * the embedded database, made at first use and readable by its owner only. Its loss loses the needs
 * and nothing else; it is backed up apart.
 */
@Component
class NeedsKeys {

  private static final int BYTES = 32;

  private final String setting;
  private final String database;
  private final Path file;

  NeedsKeys(
      @Value("${stadtrunde.keys.needs:}") String setting,
      @Value("${spring.r2dbc.url:}") String database,
      @Value("${stadtrunde.data:${user.home}/.stadtrunde}") Path data) {
    this.setting = setting;
    this.database = database;
    this.file = data.resolve("needs.key");
  }

  /** One key or more of 32 bytes, the one that encrypts first. */
  List<byte[]> read() {
    if (!setting.isBlank()) {
      return Arrays.stream(setting.split(",")).map(NeedsKeys::key).toList();
    }
    if (!database.isBlank()) {
      throw new NeedsKeyRefused("An outside database needs the key of the needs as a setting.");
    }
    return List.of(key(fromFile()));
  }

  private static byte[] key(String base64) {
    byte[] key = bytes(base64.strip());
    if (key.length != BYTES) {
      throw new NeedsKeyRefused("The key of the needs is not 32 bytes in base64.");
    }
    return key;
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private String fromFile() {
    try {
      if (Files.notExists(file)) {
        create();
      }
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot keep the key of the needs", failure);
    }
  }

  /** A temporary file is readable by its owner only; the key appears whole or not at all. */
  private void create() throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Files.createDirectories(file.getParent());
    Path half = Files.createTempFile(file.getParent(), "needs", ".new");
    Files.writeString(half, Base64.getEncoder().encodeToString(key));
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
