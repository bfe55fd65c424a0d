package io.sales360.common.bundle;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * One output of a step.
 *
 * @param tag names it
 * @param coder of its elements
 */
public record Output<T>(TupleTag<T> tag, Coder<T> coder) implements Serializable {

  /** The tags of outputs, each once; the main one is left out. */
  public static TupleTagList others(TupleTag<?> main, Collection<Output<?>> outputs) {
    TupleTagList tags = TupleTagList.empty();
    LinkedHashSet<TupleTag<?>> distinct = new LinkedHashSet<>();
    outputs.forEach(output -> distinct.add(output.tag()));
    distinct.remove(main);
    for (TupleTag<?> tag : distinct) {
      tags = tags.and(tag);
    }
    return tags;
  }

  /** Sets the coders of outputs. */
  public static PCollectionTuple coded(PCollectionTuple tuple, Collection<Output<?>> outputs) {
    outputs.forEach(output -> output.code(tuple));
    return tuple;
  }

  private void code(PCollectionTuple tuple) {
    tuple.get(tag).setCoder(coder);
  }
}
