package io.deskhost.platform.ffmpeg;

import io.deskhost.video.Planes;
import java.nio.ByteBuffer;

/** A decoded picture, I420 without padding. */
public record Decoded(int width, int height, byte[] y, byte[] u, byte[] v) {

    /** Luma, chroma of one pixel, each 0 to 255. */
    public int[] at(int pixelX, int pixelY) {
        int chroma = pixelY / 2 * ((width + 1) / 2) + pixelX / 2;
        return new int[] {y[pixelY * width + pixelX] & 0xff, u[chroma] & 0xff, v[chroma] & 0xff};
    }

    /** Signal to noise of luma, dB; 99 when equal. */
    public double psnr(Planes source) {
        double sum = 0;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double difference =
                        luma(source.y(), row * source.strideY() + column) - (y[row * width + column] & 0xff);
                sum += difference * difference;
            }
        }
        double mean = sum / ((double) width * height);
        return mean == 0 ? 99 : Math.min(99, 10 * Math.log10(255 * 255 / mean));
    }

    /** Largest mean difference of luma over any block of 8x8 pixels. */
    public double worstBlock(Planes source) {
        double worst = 0;
        for (int top = 0; top < height; top += 8) {
            for (int left = 0; left < width; left += 8) {
                worst = Math.max(worst, block(source, left, top));
            }
        }
        return worst;
    }

    private double block(Planes source, int left, int top) {
        int right = Math.min(width, left + 8);
        int bottom = Math.min(height, top + 8);
        double sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += Math.abs(luma(source.y(), row * source.strideY() + column) - (y[row * width + column] & 0xff));
            }
        }
        return sum / ((right - left) * (bottom - top));
    }

    private static int luma(ByteBuffer plane, int index) {
        return plane.get(index) & 0xff;
    }
}
