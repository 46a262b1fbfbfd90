/**
 * The vocabulary of capabilities: what a service is, who subscribes to it, what it publishes and what it can be told.
 * The same words hold on both sides of the link between the roles: in the desktop role they name the services
 * themselves, in the host role the stubs that stand for them.
 */
@NullMarked
package io.deskhost.service;

import org.jspecify.annotations.NullMarked;
