package io.sales360.common.product;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one depot: a place of files, or a database. */
final class DepotSection {
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)(password|pwd|passwd|secret|token)\\s*=|://[^/@]*:[^/@]*@");

  private DepotSection() {}

  static Depot read(YamlSection section, Set<String> names) {
    String name = ProductFileParser.uniqueName(section, names);
    Optional<YamlSection> jdbc = section.get("jdbc").flatMap(YamlValue::section);
    if (jdbc.isPresent() && section.has("path")) {
      section.problem(
          "The depot " + name + " has a path and jdbc.", "It is a place of files or a database.");
    }
    Depot depot =
        jdbc.map(database -> new Depot(name, "", database(database)))
            .orElseGet(
                () ->
                    new Depot(
                        name,
                        section
                            .require(
                                "path",
                                "Write path: . or path: gs://bucket/prefix; or jdbc: {url: ...}.")
                            .flatMap(YamlValue::word)
                            .orElse("."),
                        null));
    section.refuseOthers();
    return depot;
  }

  private static Database database(YamlSection section) {
    Optional<YamlValue> address =
        section.require("url", "Write url: jdbc:postgresql://host:5432/database.");
    String url = address.flatMap(YamlValue::word).orElse("");
    address.filter(v -> !url.isEmpty()).ifPresent(v -> check(url, v));
    String user = section.get("user").flatMap(YamlValue::word).orElse("");
    Optional<YamlValue> written = section.get("password");
    Secret password = written.flatMap(DepotSection::secret).orElse(null);
    section.refuseOthers();
    return new Database(url, user, password);
  }

  /** What may be a secret is not repeated in a message. */
  private static void check(String url, YamlValue at) {
    if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
      at.problem(
          "The address of a database starts with jdbc:.",
          "Write url: jdbc:postgresql://host:5432/database.");
    } else if (SECRET_IN_URL.matcher(url).find()) {
      at.problem(
          "The address of a database holds a secret.", "Write password: {env: NAME} beside it.");
    }
  }

  /** A reference; a secret written out is refused, and not repeated in the message. */
  private static Optional<Secret> secret(YamlValue value) {
    if (!value.isSection()) {
      value.problem(
          "A secret is not written into the product file.",
          "Write {env: NAME} or {file: /run/secrets/name}.");
      return Optional.empty();
    }
    return value
        .section()
        .flatMap(
            section -> {
              Optional<Secret> env =
                  section
                      .get("env")
                      .flatMap(YamlValue::word)
                      .map(n -> new Secret(Secret.Kind.ENV, n));
              Optional<Secret> file =
                  section
                      .get("file")
                      .flatMap(YamlValue::word)
                      .map(n -> new Secret(Secret.Kind.FILE, n));
              if (env.isPresent() == file.isPresent()) {
                section.problem("A secret is in one place.", "Write {env: NAME} or {file: path}.");
              }
              section.refuseOthers();
              return env.or(() -> file);
            });
  }
}
