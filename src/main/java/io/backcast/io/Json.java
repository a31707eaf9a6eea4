package io.backcast.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes records as JSON, checked against a published schema. */
public final class Json {
  private static final long MAX_BYTES = 64L << 20;

  /** Violations of a schema, and unknown keys, that are told. */
  private static final int TOLD = 4;

  /** The id by which one schema refers to another: {@code …/NAME-VERSION.json}. */
  private static final Pattern SCHEMA_ID =
      Pattern.compile("https://backcast\\.io/schema/([a-z-]+)-\\d+\\.json");

  /** The parser's words for a number that is none. */
  private static final Pattern NOT_FINITE =
      Pattern.compile("Non-standard token '([+-]?(?:NaN|INF|Infinity))'");

  /** Schemas by resource, each prepared once; threads may share them. */
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  /** Made when a value is first read or written: half of a short command would be spent on it. */
  private static final class Mapper {
    static final JsonMapper INSTANCE =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new RecordInstantiators())
            .build();
  }

  /**
   * Reads a record.
   *
   * @param schema resource name of the JSON Schema to check against, or null for none
   * @throws BackcastException naming file, line and column, or the field that breaks the schema
   */
  public <T> T read(Path file, Class<T> type, @Nullable String schema) throws BackcastException {
    return read(tree(file), file, type, schema);
  }

  /**
   * Reads a record of a file that has a {@code formatVersion}.
   *
   * @param kind what the file is, as in “card format 2”
   * @param known highest version that this program reads
   * @param code of a refusal because of it
   */
  public <T> T read(
      Path file, String kind, int known, ErrorCode code, Class<T> type, @Nullable String schema)
      throws BackcastException {
    JsonNode tree = tree(file);
    checkFormat(tree, file, kind, known, code);
    return read(tree, file, type, schema);
  }

  /**
   * Reads a record that another file holds, such as the session in a report.
   *
   * @param bytes the record as JSON in UTF-8
   * @param file that holds it, for messages
   * @param known highest {@code formatVersion} that this program reads
   */
  public <T> T read(byte[] bytes, Path file, int known, Class<T> type, String schema)
      throws BackcastException {
    JsonNode tree = tree(bytes, file);
    checkFormat(tree, file, "session", known, ErrorCode.BAD_JSON);
    return read(tree, file, type, schema);
  }

  private <T> T read(JsonNode tree, Path file, Class<T> type, @Nullable String schema)
      throws BackcastException {
    if (schema != null) {
      check(file, tree, schema);
    }
    try {
      T value = Mapper.INSTANCE.treeToValue(tree, type);
      if (value == null) {
        throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("json.null", file));
      }
      return value;
    } catch (JacksonException e) {
      throw new BackcastException(
          ErrorCode.BAD_JSON, Sentence.of("json.misfit", file, reason(e)), e);
    }
  }

  /** What the parser says, without its own words for where; the caller says that better. */
  private static Sentence reason(JacksonException e) {
    String message = String.valueOf(e.getOriginalMessage());
    Matcher token = NOT_FINITE.matcher(message);
    if (token.find()) {
      return Sentence.of("json.no-number", token.group(1));
    }
    return Sentence.written(message.replaceAll("\\s*\\(?[a-z ]*\\[Source: [^\\]]*\\]\\)?", ""));
  }

  /** Reads a record from a resource of the program. */
  public <T> T resource(String name, Class<T> type) {
    return Mapper.INSTANCE.readValue(resourceText(name), type);
  }

  /** Parses a file. */
  public JsonNode tree(Path file) throws BackcastException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("json.large", file));
      }
      return tree(Files.readAllBytes(file), file);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("file.unreadable-path", file), e);
    }
  }

  private JsonNode tree(byte[] bytes, Path file) throws BackcastException {
    try {
      JsonNode tree = Mapper.INSTANCE.readTree(bytes);
      if (tree.isMissingNode()) {
        throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("file.empty", file));
      }
      return tree;
    } catch (JacksonException e) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          Sentence.of(
              "json.invalid",
              file,
              e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
              e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
              reason(e)),
          e);
    }
  }

  /** Refuses a file that a newer program has written. */
  private static void checkFormat(JsonNode tree, Path file, String kind, int known, ErrorCode code)
      throws BackcastException {
    int format = tree.path("formatVersion").asInt(0);
    if (format > known) {
      throw new BackcastException(code, Sentence.of("json.newer", file, kind, format, known));
    }
  }

  /** A value as indented JSON. */
  public String text(Object value) {
    return Mapper.INSTANCE.writeValueAsString(value);
  }

  /** A value as JSON in UTF-8, without spaces. */
  public byte[] bytes(Object value) {
    return Mapper.INSTANCE
        .writer()
        .without(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsBytes(value);
  }

  /**
   * A value of {@link #bytes}.
   *
   * @throws IOException if the bytes are no such value
   */
  public <T> T parse(byte[] bytes, Class<T> type) throws IOException {
    try {
      return Mapper.INSTANCE.readValue(bytes, type);
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  /** Writes a value atomically. */
  public void write(Path file, Object value) throws BackcastException {
    write(file, value, Mapper.INSTANCE.writer());
  }

  /** Writes a value atomically, without spaces and of any size; {@link #readPlain} reads it. */
  public void writePlain(Path file, Object value) throws BackcastException {
    write(file, value, Mapper.INSTANCE.writer().without(SerializationFeature.INDENT_OUTPUT));
  }

  /**
   * Reads a record of {@link #writePlain}.
   *
   * @throws BackcastException if it cannot be read or is no such record
   */
  public <T> T readPlain(Path file, Class<T> type) throws BackcastException {
    try (InputStream in = Files.newInputStream(file)) {
      return Mapper.INSTANCE.readValue(in, type);
    } catch (JacksonException e) {
      throw new BackcastException(
          ErrorCode.BAD_JSON, Sentence.of("json.damaged", file, reason(e)), e);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("file.unreadable-path", file), e);
    }
  }

  private static void write(Path file, Object value, ObjectWriter writer) throws BackcastException {
    AtomicFiles.write(
        file,
        out -> {
          try {
            writer.without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(out, value);
          } catch (JacksonException e) {
            throw failureBehind(e);
          }
          out.write('\n');
        });
  }

  /** A stream that failed comes wrapped, once or twice; what is no stream's fault is a bug. */
  private static IOException failureBehind(JacksonException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException failure) {
        return failure;
      }
    }
    throw e;
  }

  /**
   * Everything in a file that breaks a schema, a sentence each; empty for a sound one.
   *
   * @throws BackcastException if it is no JSON at all
   */
  public List<String> violations(Path file, String schema) throws BackcastException {
    return load(schema).validate(tree(file)).stream()
        .map(e -> "%s: %s.".formatted(file, said(e)))
        .toList();
  }

  /**
   * Keys of a file that its schema does not know, and that are ignored.
   *
   * @throws BackcastException if it is no JSON at all
   */
  public List<UnknownKey> unknownKeys(Path file, String schema) throws BackcastException {
    return unknownKeys(tree(file), schema);
  }

  private List<UnknownKey> unknownKeys(JsonNode tree, String schema) {
    JsonNode root = Mapper.INSTANCE.readTree(resourceText(schema));
    return new UnknownKeys(
            id -> {
              String text = byId(id);
              return text == null
                  ? Mapper.INSTANCE.createObjectNode()
                  : Mapper.INSTANCE.readTree(text);
            })
        .of(tree, root);
  }

  /** The first violations are told, and keys that may be why something is not found. */
  private void check(Path file, JsonNode tree, String schema) throws BackcastException {
    List<Error> errors = load(schema).validate(tree);
    if (errors.isEmpty()) {
      return;
    }
    List<String> unknown = unknownKeys(tree, schema).stream().map(UnknownKey::place).toList();
    throw new BackcastException(
        ErrorCode.BAD_JSON,
        "%s: %s.%s"
            .formatted(
                file,
                told(errors.stream().map(Json::said).toList(), "; "),
                unknown.isEmpty() ? "" : " Unknown: %s.".formatted(told(unknown, ", "))));
  }

  /** The first of many, and how many more there are. */
  private static String told(List<String> all, String between) {
    String first = String.join(between, all.subList(0, Math.min(TOLD, all.size())));
    return all.size() > TOLD ? "%s (and %s more)".formatted(first, all.size() - TOLD) : first;
  }

  /** Where a value breaks the schema, and how. */
  private static String said(Error error) {
    String place = error.getInstanceLocation().toString();
    return "at %s: %s".formatted(place.isEmpty() ? "the top level" : place, error.getMessage());
  }

  /** A record as a tree of JSON values. */
  public JsonNode treeOf(Object value) {
    return Mapper.INSTANCE.valueToTree(value);
  }

  /** A resource of the program as a tree. */
  public static JsonNode resourceTree(String resource) {
    return new JsonMapper().readTree(resourceText(resource));
  }

  /**
   * Everything in a value that breaks a schema: the place, empty for the whole, and what is wrong
   * there.
   */
  public static Map<String, String> violations(JsonNode value, JsonNode schema) {
    Map<String, String> violations = new LinkedHashMap<>();
    for (Error error :
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema)
            .validate(value)) {
      violations.putIfAbsent(error.getInstanceLocation().toString(), error.getMessage());
    }
    return violations;
  }

  private static Schema load(String resource) {
    return SCHEMAS.computeIfAbsent(
        resource,
        name ->
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Json::byId))
                .getSchema(resourceText(name)));
  }

  /** The schema of an id of this program, or null. */
  private static @Nullable String byId(String id) {
    Matcher matcher = SCHEMA_ID.matcher(id);
    return matcher.matches()
        ? resourceText("/io/backcast/" + matcher.group(1) + ".schema.json")
        : null;
  }

  private static String resourceText(String resource) {
    try (InputStream in = Json.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
