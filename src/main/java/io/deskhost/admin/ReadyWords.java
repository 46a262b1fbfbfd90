package io.deskhost.admin;

/** The words of the console, for one kind of reader. Empty = nothing is said. */
interface ReadyWords {

    String ready(HostSnapshot host);

    String oneTimePassword(String password);

    /** For nobody. */
    ReadyWords NONE = new ReadyWords() {
        @Override
        public String ready(HostSnapshot host) {
            return "";
        }

        @Override
        public String oneTimePassword(String password) {
            return "";
        }
    };
}
