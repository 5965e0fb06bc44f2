package dev.migrationguard.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real, headless Chromium that is spoken to by the DevTools protocol. */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
  private static final long PATIENCE_SECONDS = 60;

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private int last;
  private String session = "";

  private Browser(Path program, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket =
        client.newWebSocketBuilder().buildAsync(address(), new Listener()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode target = send("Target.createTarget", Map.of("url", "about:blank"));
    session =
        send("Target.attachToTarget", Map.of("targetId", target.get("targetId").asText(), "flatten", true))
            .get("sessionId").asText();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      send(domain + ".enable", Map.of());
    }
  }

  /** The browser of this machine; empty where there is none. */
  static Optional<Path> program() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
      for (String name : NAMES) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  static Browser start(Path program, Path profile) throws Exception {
    return new Browser(program, profile);
  }

  private URI address() throws IOException {
    BufferedReader said = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      int url = line.indexOf("ws://");
      if (url >= 0) {
        Thread.ofPlatform().daemon().start(() -> said.lines().forEach(rest -> {}));
        return URI.create(line.substring(url).strip());
      }
      all.append(line).append('\n');
    }
    throw new IOException("the browser did not start: " + all);
  }

  /** Opens a page and waits until it is there. */
  void open(Path page) throws Exception {
    events.clear();
    send("Page.navigate", Map.of("url", page.toUri().toString()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (events.stream().noneMatch(event -> event.get("method").asText().equals("Page.loadEventFired"))) {
      receive(end);
    }
  }

  /** What a JavaScript expression gives. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode answer =
        send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.get("result").path("value");
  }

  String text(String expression) throws Exception {
    return evaluate(expression).asText();
  }

  /** Presses and lets go of a key, as a person does. */
  void press(String key, int code) throws Exception {
    Map<String, Object> down =
        Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code, "text",
            key.equals("Enter") ? "\r" : "");
    send("Input.dispatchKeyEvent", down);
    send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
  }

  void type(String text) throws Exception {
    send("Input.insertText", Map.of("text", text));
  }

  /** Shows the page as it is seen elsewhere: {@code print}, or a dark screen. */
  void show(String media, String scheme) throws Exception {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void resize(int width, int height) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  byte[] pdf() throws Exception {
    return Base64.getDecoder().decode(send("Page.printToPDF", Map.of()).get("data").asText());
  }

  /** What the page complained of, and what it asked the network for beside itself. */
  List<String> troubles() throws Exception {
    send("Runtime.evaluate", Map.of("expression", "1"));
    List<String> troubles = new ArrayList<>();
    boolean first = true;
    for (JsonNode event : events) {
      switch (event.get("method").asText()) {
        case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded",
            "Page.javascriptDialogOpening" -> troubles.add(event.toString());
        case "Network.requestWillBeSent" -> {
          if (!first) {
            troubles.add(event.get("params").get("request").get("url").asText());
          }
          first = false;
        }
        default -> { }
      }
    }
    return troubles;
  }

  private JsonNode send(String method, Map<String, ?> parameters) throws Exception {
    ObjectNode message = mapper.createObjectNode();
    message.put("id", ++last);
    message.put("method", method);
    message.set("params", mapper.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      JsonNode answer = receive(end);
      if (answer.path("id").asInt() == last) {
        if (answer.has("error")) {
          throw new IllegalStateException(method + ": " + answer.get("error"));
        }
        return answer.get("result");
      }
    }
  }

  private JsonNode receive(long end) throws Exception {
    JsonNode message = messages.poll(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    if (message == null) {
      throw new IllegalStateException("the browser does not answer");
    }
    if (message.has("method")) {
      events.add(message);
    }
    return message;
  }

  @Override
  public void close() {
    // It ends by itself when it is asked to, and leaves nothing of its own in its profile.
    socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true).join();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    socket.abort();
    client.close();
  }

  /** Puts messages together that come in parts. */
  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket source, CharSequence part, boolean whole) {
      text.append(part);
      if (whole) {
        try {
          messages.add(mapper.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        text.setLength(0);
      }
      source.request(1);
      return null;
    }
  }
}
