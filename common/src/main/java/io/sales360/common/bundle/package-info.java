/** What happens to elements inside a bundle, before anything leaves the worker. */
@NullMarked
package io.sales360.common.bundle;

import org.jspecify.annotations.NullMarked;
