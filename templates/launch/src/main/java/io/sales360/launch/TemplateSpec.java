package io.sales360.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sales360.pipelines.SalesJobOptions;
import io.sales360.pipelines.TemplateJob;
import io.sales360.pipelines.TemplateParameter;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/**
 * The Dataflow flex template of a job, made from nothing but the job's options interface: the file
 * that {@code gcloud dataflow flex-template run} reads.
 */
public final class TemplateSpec {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Class<? extends SalesJobOptions> options;

  private TemplateSpec(Class<? extends SalesJobOptions> options) {
    this.options = options;
  }

  /**
   * The template of a job.
   *
   * @param options a job's options interface, annotated with {@link TemplateJob}
   */
  public static TemplateSpec of(Class<? extends SalesJobOptions> options) {
    return new TemplateSpec(options);
  }

  /**
   * One option of the job.
   *
   * @param name as the command line has it
   * @param defaultValue null where there is none
   */
  public record Parameter(
      String name,
      String label,
      String help,
      boolean isOptional,
      @Nullable String defaultValue,
      TemplateParameter.Type type,
      String regex) {}

  /** Name of the template. */
  public String name() {
    return job().name();
  }

  /** The options in the order of forms. */
  public List<Parameter> parameters() {
    return Arrays.stream(options.getMethods())
        .filter(m -> m.isAnnotationPresent(TemplateParameter.class))
        .sorted(Comparator.comparingInt(m -> annotation(m).order()))
        .map(TemplateSpec::parameter)
        .toList();
  }

  /**
   * The spec as JSON.
   *
   * @param image container image of the template, such as {@code
   *     europe-docker.pkg.dev/project/repository/sales360-build:1}
   */
  public String json(String image) {
    ObjectNode spec = JSON.createObjectNode();
    spec.put("image", image);
    spec.putObject("sdkInfo").put("language", "JAVA");
    ObjectNode metadata = spec.putObject("metadata");
    metadata.put("name", job().displayName());
    metadata.put("description", job().description());
    metadata.put("streaming", false);
    ArrayNode parameters = metadata.putArray("parameters");
    for (Parameter parameter : parameters()) {
      ObjectNode node = parameters.addObject();
      node.put("name", parameter.name());
      node.put("label", parameter.label());
      node.put("helpText", parameter.help());
      node.put("isOptional", parameter.isOptional());
      node.put("paramType", parameter.type().name());
      if (parameter.defaultValue() != null) {
        node.put("defaultValue", parameter.defaultValue());
      }
      if (!parameter.regex().isEmpty()) {
        node.putArray("regexes").add("^" + parameter.regex() + "$");
      }
    }
    spec.putObject("defaultEnvironment");
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(spec) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A spec is always JSON.", e);
    }
  }

  private TemplateJob job() {
    return Objects.requireNonNull(options.getAnnotation(TemplateJob.class), options::getName);
  }

  private static TemplateParameter annotation(Method getter) {
    return Objects.requireNonNull(getter.getAnnotation(TemplateParameter.class), getter::getName);
  }

  private static Parameter parameter(Method getter) {
    TemplateParameter parameter = annotation(getter);
    Description description =
        Objects.requireNonNull(getter.getAnnotation(Description.class), getter::getName);
    String name = getter.getName().replaceFirst("^(get|is)", "");
    return new Parameter(
        Introspector.decapitalize(name),
        parameter.label(),
        description.value(),
        !getter.isAnnotationPresent(Validation.Required.class),
        defaultOf(getter),
        parameter.type(),
        parameter.regex());
  }

  private static @Nullable String defaultOf(Method getter) {
    if (getter.isAnnotationPresent(Default.Boolean.class)) {
      return String.valueOf(getter.getAnnotation(Default.Boolean.class).value());
    }
    Default.String text = getter.getAnnotation(Default.String.class);
    return text == null || text.value().isEmpty() ? null : text.value();
  }
}
