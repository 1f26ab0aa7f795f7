package de.stadtrunde.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;

import de.stadtrunde.registration.ErasureLog.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The erasure log outside the database, where restoring a backup does not take it back: one line an
 * erasure, its time and the registration's id. {@code database.Erasures} reads it at every start.
 */
@Component
class ErasureFile {

  /** At the end of a line: a crash may have left half an entry before it. */
  private static final Pattern SUBJECT = Pattern.compile("Z ([0-9a-f-]{36})$", Pattern.MULTILINE);

  private final Path file;
  private Set<UUID> written;

  ErasureFile(@Value("${stadtrunde.erasures:${stadtrunde.data}/erasures}") Path file) {
    this.file = file;
  }

  /** Adds those that the file lacks, on disk when it completes. */
  Mono<Void> add(List<Entry> entries) {
    return Mono.<Void>fromCallable(
            () -> {
              append(entries);
              return null;
            })
        .subscribeOn(Schedulers.boundedElastic());
  }

  private synchronized void append(List<Entry> entries) throws IOException {
    if (written == null) {
      written = read();
    }
    List<Entry> fresh = entries.stream().filter(one -> !written.contains(one.subject())).toList();
    if (!fresh.isEmpty()) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, lines(fresh), UTF_8, CREATE, APPEND, SYNC);
      fresh.forEach(one -> written.add(one.subject()));
    }
  }

  private Set<UUID> read() throws IOException {
    return Files.notExists(file)
        ? new HashSet<>()
        : SUBJECT
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult line) -> UUID.fromString(line.group(1)))
            .collect(Collectors.toCollection(HashSet::new));
  }

  private static String lines(List<Entry> entries) {
    return entries.stream()
        .map(one -> one.at() + " " + one.subject() + "\n")
        .collect(Collectors.joining());
  }
}
