package io.deskhost.admin;

import java.util.Arrays;

/** The kinds of problem that the API answers with; their URIs are promises. */
enum ProblemType {

    INVALID_REQUEST(400, "invalid-request", "The request cannot be understood."),
    UNAUTHENTICATED(401, "unauthenticated", "This needs the bearer token of the administrator."),
    FORBIDDEN(403, "forbidden", "The bearer of this token may not do this."),
    FOREIGN_ORIGIN(403, "foreign-origin", "Pages of other origins may not call this API."),
    UNKNOWN_PATH(404, "unknown-path", "There is nothing at this path."),
    UNKNOWN_CONNECTION(404, "unknown-connection", "There is no such connection."),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This resource does not know this method."),
    NOT_ACCEPTABLE(406, "not-acceptable", "This resource is application/json; the request accepts other types only."),
    REQUEST_TIMEOUT(408, "request-timeout", "The request did not arrive in time."),
    CONTENT_TOO_LARGE(413, "content-too-large", "The body of a request may hold 64 KiB."),
    URI_TOO_LONG(414, "uri-too-long", "The first line of a request may hold 4 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body of a request has to be application/json."),
    TOO_MANY_ATTEMPTS(429, "too-many-attempts", "Too many wrong tokens came from this address."),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The headers of a request may hold 8 KiB."),
    INTERNAL_ERROR(500, "internal-error", "The host failed at this request; its log says why."),
    UNAVAILABLE(503, "unavailable", "The host cannot do this now.");

    private final int status;
    private final String name;
    private final String detail;

    ProblemType(int status, String name, String detail) {
        this.status = status;
        this.name = name;
        this.detail = detail;
    }

    /** The general kind of a status. */
    static ProblemType of(int status) {
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
    }

    int status() {
        return status;
    }

    String uri() {
        return "/problems/" + name;
    }

    /** The name in words, the same for each problem of this kind. */
    String title() {
        String words = name.replace('-', ' ').replace("uri", "URI");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What is said where nothing more is known. */
    String detail() {
        return detail;
    }
}
