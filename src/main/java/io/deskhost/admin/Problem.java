package io.deskhost.admin;

import java.util.Map;

/** What went wrong with one request, for its reader. */
record Problem(ProblemType type, String detail, Map<String, Object> properties) {

    Problem {
        properties = Map.copyOf(properties);
    }

    static Problem of(ProblemType type) {
        return new Problem(type, type.detail(), Map.of());
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of());
    }

    Refused refused() {
        return new Refused(this);
    }

    /** Ends a request with the problem; no fault of ours, so without a stack. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        private Refused(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
