package io.deskhost;

public final class DeskhostApplication {
    public static void main(String[] args) { }
}
