package io.deskhost.platform.x11.lib;

/** Where the fields of C structures lie, and the sizes, in bytes; LP64, so the same on amd64 and arm64. */
public final class Offsets {

    private Offsets() {
    }

    /** {@code XEvent}: 24 longs. The beginning is common to all events. */
    public static final class XEvent {
        public static final int SIZE = 192;
        public static final int type = 0;

        private XEvent() {
        }
    }

    /** {@code XErrorEvent}. */
    public static final class XErrorEvent {
        public static final int resourceid = 16;
        public static final int error_code = 32;
        public static final int request_code = 33;
        public static final int minor_code = 34;

        private XErrorEvent() {
        }
    }

    /** {@code XImage}. */
    public static final class XImage {
        public static final int height = 4;
        public static final int data = 16;
        public static final int bytes_per_line = 44;
        public static final int bits_per_pixel = 48;

        private XImage() {
        }
    }

    /** {@code XPixmapFormatValues}. */
    public static final class XPixmapFormatValues {
        public static final int SIZE = 12;
        public static final int depth = 0;
        public static final int bits_per_pixel = 4;

        private XPixmapFormatValues() {
        }
    }

    /** {@code XShmSegmentInfo}. */
    public static final class XShmSegmentInfo {
        public static final int SIZE = 32;
        public static final int shmid = 8;
        public static final int shmaddr = 16;
        public static final int readOnly = 24;

        private XShmSegmentInfo() {
        }
    }

    /** {@code XRectangle}: two shorts, two unsigned shorts. */
    public static final class XRectangle {
        public static final int SIZE = 8;
        public static final int x = 0;
        public static final int y = 2;
        public static final int width = 4;
        public static final int height = 6;

        private XRectangle() {
        }
    }

    /** {@code XPropertyEvent}. */
    public static final class XPropertyEvent {
        public static final int window = 32;
        public static final int atom = 40;

        private XPropertyEvent() {
        }
    }

    /** {@code XFixesCursorImage}; its pixels are unsigned longs, of which the lower half counts. */
    public static final class XFixesCursorImage {
        public static final int width = 4;
        public static final int height = 6;
        public static final int xhot = 8;
        public static final int yhot = 10;
        public static final int pixels = 24;

        private XFixesCursorImage() {
        }
    }

    /** {@code XIEventMask}. */
    public static final class XIEventMask {
        public static final int SIZE = 16;
        public static final int deviceid = 0;
        public static final int mask_len = 4;
        public static final int mask = 8;

        private XIEventMask() {
        }
    }

    /** {@code XRRMonitorInfo}. */
    public static final class XRRMonitorInfo {
        public static final int SIZE = 56;
        public static final int name = 0;
        public static final int primary = 8;
        public static final int automatic = 12;
        public static final int noutput = 16;
        public static final int x = 20;
        public static final int y = 24;
        public static final int width = 28;
        public static final int height = 32;
        public static final int mwidth = 36;
        public static final int mheight = 40;
        public static final int outputs = 48;

        private XRRMonitorInfo() {
        }
    }

    /** {@code XRRScreenResources}. */
    public static final class XRRScreenResources {
        public static final int ncrtc = 16;
        public static final int crtcs = 24;
        public static final int noutput = 32;
        public static final int outputs = 40;
        public static final int nmode = 48;
        public static final int modes = 56;

        private XRRScreenResources() {
        }
    }

    /** {@code XRRModeInfo}. */
    public static final class XRRModeInfo {
        public static final int SIZE = 80;
        public static final int id = 0;
        public static final int width = 8;
        public static final int height = 12;
        public static final int dotClock = 16;
        public static final int hSyncStart = 24;
        public static final int hSyncEnd = 28;
        public static final int hTotal = 32;
        public static final int vSyncStart = 40;
        public static final int vSyncEnd = 44;
        public static final int vTotal = 48;
        public static final int name = 56;
        public static final int nameLength = 64;

        private XRRModeInfo() {
        }
    }

    /** {@code XRROutputInfo}. */
    public static final class XRROutputInfo {
        public static final int crtc = 8;
        public static final int nmode = 80;
        public static final int modes = 88;

        private XRROutputInfo() {
        }
    }

    /** {@code XRRCrtcInfo}. */
    public static final class XRRCrtcInfo {
        public static final int x = 8;
        public static final int y = 12;
        public static final int width = 16;
        public static final int height = 20;
        public static final int mode = 24;
        public static final int rotation = 32;
        public static final int noutput = 36;
        public static final int outputs = 40;

        private XRRCrtcInfo() {
        }
    }

    /** {@code struct pollfd}. */
    public static final class PollFd {
        public static final int SIZE = 8;
        public static final int fd = 0;
        public static final int events = 4;
        public static final int revents = 6;

        private PollFd() {
        }
    }

    /** {@code struct timespec}. */
    public static final class Timespec {
        public static final int SIZE = 16;
        public static final int tv_sec = 0;
        public static final int tv_nsec = 8;

        private Timespec() {
        }
    }
}
