/*
 * Plain JPEGs by libjpeg alone, without a libvips pipeline around it, whose fixed cost is a quarter of the time of a small picture.
 * Same decoder, same settings, so the same pixels; anything out of the ordinary is left to libvips.
 */
#ifndef ANIMEGAN_JPEG_ROWS_H
#define ANIMEGAN_JPEG_ROWS_H

#include <stdint.h>

typedef struct jpeg_rows jpeg_rows;

/**
 * Opens a JPEG if it is plain: baseline, one scan, grey or YCbCr, without Exif or colour profile. Null where it is not, or is damaged.
 * data is borrowed until jpeg_rows_close. shrink is 1, 2, 4 or 8.
 */
jpeg_rows *jpeg_rows_open(const uint8_t *data, int64_t length, int32_t shrink);

/** The stored size and channels. */
void jpeg_rows_header(const jpeg_rows *rows, int32_t *width, int32_t *height, int32_t *bands);

/** The size of what jpeg_rows_read delivers. */
void jpeg_rows_size(const jpeg_rows *rows, int32_t *width, int32_t *height);

/** Decodes the next count rows as RGB. Null, or what is wrong, valid until the next call. */
const char *jpeg_rows_read(jpeg_rows *rows, int32_t count, uint8_t *rgb);

/** Frees it; null is allowed. */
void jpeg_rows_close(jpeg_rows *rows);

#endif
