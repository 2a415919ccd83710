/*
 * A thin C face of libvips: open a picture held in memory as a stream of 8-bit sRGB rows, and encode rows as PNG.
 *
 * Every function that can fail returns a status (agv_status) and writes its results through out parameters; the reason
 * of the last failure on this thread is agv_last_error(). Pictures and byte buffers are owned by the caller and freed
 * with agv_picture_close and agv_bytes_free. Functions may be called from any thread; one picture from one at a time.
 */
#ifndef ANIMEGAN_VIPS_BRIDGE_H
#define ANIMEGAN_VIPS_BRIDGE_H

#include <stdint.h>

#define AGV_ABI_VERSION 3

#if defined(__GNUC__)
#define AGV_EXPORT __attribute__((visibility("default")))
#else
#define AGV_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** What a function returns. */
enum agv_status {
    AGV_OK = 0,
    AGV_FAILED = 1,      /* libvips refused; see agv_last_error */
    AGV_BAD_ARGUMENT = 2 /* the caller's mistake; see agv_last_error */
};

/** What a picture's header says, before anything is decoded. */
typedef struct agv_info {
    int32_t width;       /* columns as stored, before the orientation is applied */
    int32_t height;      /* rows as stored */
    int32_t bands;       /* channels, alpha included */
    int32_t bits;        /* per channel */
    int32_t orientation; /* EXIF, 1 to 8; 1 where the file names none */
    int32_t has_alpha;   /* 0 or 1 */
} agv_info;

/** An opened picture: a lazy pipeline that ends in rows of 8-bit sRGB. */
typedef struct agv_picture agv_picture;

/** Bytes that a function made. */
typedef struct agv_bytes agv_bytes;

/** The version of this header that the library was built from. */
AGV_EXPORT int32_t agv_abi_version(void);

/** Starts libvips once per process: untrusted loaders blocked, one worker a call, no operation cache, no log output. */
AGV_EXPORT int32_t agv_start(void);

/** libvips' version, such as "8.14.1"; borrowed, never freed. */
AGV_EXPORT const char *agv_version(void);

/** Why this thread's last call failed, UTF-8; borrowed, valid until the thread's next call. */
AGV_EXPORT const char *agv_last_error(void);

/** Reads the header of a picture. data is borrowed for the call. */
AGV_EXPORT int32_t agv_probe(const uint8_t *data, int64_t length, agv_info *info);

/**
 * Opens a picture as rows of sRGB: profile applied, greys, palettes, CMYK and 16 bits converted, alpha flattened onto a colour.
 * The orientation is not applied.
 *
 * data: borrowed until agv_picture_close. shrink: 1, or for a JPEG 2, 4 or 8, done while decoding.
 * direct: 1 lets libjpeg decode plain JPEGs by itself, 0 leaves all to libvips; the pixels are the same.
 * red, green, blue: the colour under transparent pixels. picture: owned by the caller.
 */
AGV_EXPORT int32_t agv_picture_open(const uint8_t *data, int64_t length, int32_t shrink, int32_t direct,
    int32_t red, int32_t green, int32_t blue, agv_picture **picture);

/** The size of what agv_picture_rows delivers. */
AGV_EXPORT int32_t agv_picture_size(agv_picture *picture, int32_t *width, int32_t *height);

/** Decodes rows top .. top + count - 1 into rgb, count * width * 3 bytes. Rows must be asked for from the top down, each once. */
AGV_EXPORT int32_t agv_picture_rows(agv_picture *picture, int32_t top, int32_t count, uint8_t *rgb);

/** Frees a picture; null is allowed. */
AGV_EXPORT void agv_picture_close(agv_picture *picture);

/** Encodes height * width * 3 bytes of sRGB as PNG without metadata. rgb is borrowed for the call; bytes is owned by the caller. */
AGV_EXPORT int32_t agv_encode_png(const uint8_t *rgb, int32_t width, int32_t height, agv_bytes **bytes);

/** Where the bytes lie (borrowed, until agv_bytes_free) and how many there are. */
AGV_EXPORT int32_t agv_bytes_view(agv_bytes *bytes, const uint8_t **data, int64_t *length);

/** Frees bytes; null is allowed. */
AGV_EXPORT void agv_bytes_free(agv_bytes *bytes);

#ifdef __cplusplus
}
#endif

#endif
