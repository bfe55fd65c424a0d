/** What lies on the shelf, and what is lost where nothing does. */
@NullMarked
package io.sales360.pipelines.decisions.stock;

import org.jspecify.annotations.NullMarked;
