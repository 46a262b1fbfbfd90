/**
 * A desktop as an entity of the host: its description, its services as stubs, its life. The link between the roles is
 * in {@code link}, what keeps X server and role processes alive in {@code supervisor}.
 */
@NullMarked
package io.deskhost.desktop;

import org.jspecify.annotations.NullMarked;
