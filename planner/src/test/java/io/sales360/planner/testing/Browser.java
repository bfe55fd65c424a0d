package io.sales360.planner.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A headless Chromium, driven through its own driver by WebDriver messages over loopback. */
public final class Browser implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process driver;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String session;

  private Browser(Process driver, int port, String binary, Path profile) throws IOException {
    this.driver = driver;
    this.base = "http://127.0.0.1:" + port;
    ObjectNode capabilities = JSON.createObjectNode();
    ObjectNode always = capabilities.putObject("capabilities").putObject("alwaysMatch");
    always.put("browserName", "chrome");
    always.putObject("goog:loggingPrefs").put("browser", "ALL");
    ObjectNode options = always.putObject("goog:chromeOptions").put("binary", binary);
    var arguments = options.putArray("args");
    List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,1000",
            "--user-data-dir=" + profile)
        .forEach(arguments::add);
    this.session = "/session/" + send("POST", "/session", capabilities).path("sessionId").asText();
  }

  /** Where a program of one of these names is, looking along the PATH. */
  public static Optional<String> find(String... names) {
    for (String directory :
        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : names) {
        Path file = Path.of(directory, name);
        if (Files.isExecutable(file)) {
          return Optional.of(file.toString());
        }
      }
    }
    return Optional.empty();
  }

  /** Starts a browser with a new profile. */
  public static Browser start(String binary, String driverBinary, Path profile) throws IOException {
    Process driver = new ProcessBuilder(driverBinary, "--port=0").redirectErrorStream(true).start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return new Browser(driver, Integer.parseInt(port.group(1)), binary, profile);
      }
    }
    throw new IOException("The driver of the browser did not start.");
  }

  /** Opens a page and waits until it is loaded. */
  public void open(String url) throws IOException {
    send("POST", session + "/url", JSON.createObjectNode().put("url", url));
  }

  /** The value of a function body in the page. */
  public JsonNode run(String script, String... values) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("script", script);
    var arguments = body.putArray("args");
    Arrays.stream(values).forEach(arguments::add);
    return send("POST", session + "/execute/sync", body);
  }

  /** What the page said to its console, errors of its policy too. */
  public List<String> console() throws IOException {
    List<String> messages = new ArrayList<>();
    for (JsonNode entry :
        send("POST", session + "/se/log", JSON.createObjectNode().put("type", "browser"))) {
      messages.add(entry.path("level").asText() + " " + entry.path("message").asText());
    }
    return messages;
  }

  /** A picture of what is to be seen. */
  public void picture(Path file) throws IOException {
    Files.write(
        file, Base64.getDecoder().decode(send("GET", session + "/screenshot", null).asText()));
  }

  @Override
  public void close() throws IOException {
    try {
      send("DELETE", session, null);
    } finally {
      driver.destroy();
      driver.onExit().join();
    }
  }

  private JsonNode send(String method, String path, @Nullable JsonNode body) throws IOException {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .method(method, content)
            .build();
    HttpResponse<String> response =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    JsonNode value = JSON.readTree(response.body()).path("value");
    if (response.statusCode() != 200) {
      throw new IOException(method + " " + path + ": " + value.path("message").asText());
    }
    return value;
  }
}
