/** Conformed rows: latest version, joined orders, one currency, known keys. */
@NullMarked
package io.sales360.pipelines.intermediate;

import org.jspecify.annotations.NullMarked;
