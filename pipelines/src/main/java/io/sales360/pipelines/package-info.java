/** The jobs: one pipeline, its options for people and its config for transforms each. */
@NullMarked
package io.sales360.pipelines;

import org.jspecify.annotations.NullMarked;
