package io.deskhost.platform.vpx;

import io.deskhost.platform.vpx.lib.Vpx;
import io.deskhost.platform.vpx.lib.VpxAbi;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.NoSuchElementException;

/** A libvpx that was found, and how to read its structures. Safe for any thread. */
record VpxLibrary(Vpx vpx, VpxAbi abi) {

    /** What looking for the library brought. */
    sealed interface Search {
        record Found(VpxLibrary library) implements Search {
        }

        record Missing(String why) implements Search {
        }
    }

    static Search find() {
        if (ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
            return new Search.Missing("offsets are known for 64-bit machines only");
        }
        StringBuilder tried = new StringBuilder();
        for (VpxAbi abi : VpxAbi.KNOWN) {
            try {
                SymbolLookup library = SymbolLookup.libraryLookup(abi.soname(), Arena.global());
                return new Search.Found(new VpxLibrary(new Vpx(library), abi));
            } catch (IllegalArgumentException | NoSuchElementException missing) {
                tried.append(tried.isEmpty() ? "" : ", ").append(abi.soname());
            }
        }
        return new Search.Missing("not found: " + tried);
    }

    /** Turns a return code into an exception that says what the library says. */
    void check(String what, MemorySegment context, int code) throws EncoderFailed {
        if (code != Vpx.VPX_CODEC_OK) {
            String detail = vpx.vpx_codec_error_detail(context);
            throw new EncoderFailed(what + ": " + vpx.vpx_codec_err_to_string(code)
                    + (detail.isEmpty() ? "" : " (" + detail + ")"));
        }
    }
}
