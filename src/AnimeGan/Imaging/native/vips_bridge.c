#include "vips_bridge.h"
#include "jpeg_rows.h"

#include <stdio.h>
#include <string.h>
#include <vips/vips.h>

/* Either plain is set, or image and region are. */
struct agv_picture {
    jpeg_rows *plain;
    int32_t next;
    VipsImage *image;
    VipsRegion *region;
};

struct agv_bytes {
    void *data;
    size_t length;
};

static _Thread_local char last_error[1024] = "";

/* libvips keeps one error buffer for the process; the text is copied here at once so that it stays with the thread. */
static int32_t fail_vips(const char *doing)
{
    snprintf(last_error, sizeof(last_error), "%s: %s", doing, vips_error_buffer());
    vips_error_clear();
    for (size_t end = strlen(last_error); end > 0 && last_error[end - 1] == '\n'; end--) {
        last_error[end - 1] = '\0';
    }

    return AGV_FAILED;
}

static int32_t bad_argument(const char *message)
{
    snprintf(last_error, sizeof(last_error), "%s", message);
    return AGV_BAD_ARGUMENT;
}

static void drop_message(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer state)
{
    (void) domain;
    (void) level;
    (void) message;
    (void) state;
}

int32_t agv_abi_version(void)
{
    return AGV_ABI_VERSION;
}

int32_t agv_start(void)
{
    if (VIPS_INIT("animegan")) {
        return fail_vips("starting libvips");
    }

    /* A library must not write to the console; what matters comes back as a status. */
    g_log_set_handler("VIPS", G_LOG_LEVEL_MASK, drop_message, NULL);
    vips_block_untrusted_set(TRUE);
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    return AGV_OK;
}

const char *agv_version(void)
{
    return vips_version_string();
}

const char *agv_last_error(void)
{
    return last_error;
}

static int32_t orientation_of(VipsImage *image)
{
    int orientation = vips_image_get_orientation(image);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

static int is_jpeg(const uint8_t *data, int64_t length)
{
    return length > 3 && data[0] == 0xFF && data[1] == 0xD8 && data[2] == 0xFF;
}

int32_t agv_probe(const uint8_t *data, int64_t length, agv_info *info)
{
    if (!data || length < 1 || !info) {
        return bad_argument("agv_probe: data and info must not be null, length at least 1");
    }

    jpeg_rows *plain = is_jpeg(data, length) ? jpeg_rows_open(data, length, 1) : NULL;
    if (plain) {
        jpeg_rows_header(plain, &info->width, &info->height, &info->bands);
        jpeg_rows_close(plain);
        info->bits = 8;
        info->orientation = 1;
        info->has_alpha = 0;
        return AGV_OK;
    }

    VipsImage *image = vips_image_new_from_buffer(data, (size_t) length, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
    if (!image) {
        return fail_vips("reading the header");
    }

    info->width = image->Xsize;
    info->height = image->Ysize;
    info->bands = image->Bands;
    info->bits = (int32_t) (8 * vips_format_sizeof_unsafe(image->BandFmt));
    info->orientation = orientation_of(image);
    info->has_alpha = vips_image_hasalpha(image) ? 1 : 0;
    g_object_unref(image);
    return AGV_OK;
}

/* Replaces *image by next, which took its own reference to what it needs. */
static void advance(VipsImage **image, VipsImage *next)
{
    g_object_unref(*image);
    *image = next;
}

/* Colour bands of any kind to three bands of 8-bit sRGB. */
static int colours_to_srgb(VipsImage **image)
{
    VipsImage *next = NULL;
    if (vips_image_get_typeof(*image, VIPS_META_ICC_NAME)) {
        if (!vips_icc_transform(*image, &next, "srgb", "embedded", TRUE, "intent", VIPS_INTENT_RELATIVE, "depth", 8, NULL)) {
            advance(image, next);
        } else {
            /* A profile that does not fit the picture is common and harmless: read the colours without it. */
            vips_error_clear();
            next = NULL;
        }
    }

    if (vips_image_guess_interpretation(*image) != VIPS_INTERPRETATION_sRGB || (*image)->Bands != 3) {
        if (vips_colourspace(*image, &next, VIPS_INTERPRETATION_sRGB, NULL)) {
            return -1;
        }
        advance(image, next);
    }

    if ((*image)->BandFmt != VIPS_FORMAT_UCHAR) {
        if (vips_cast_uchar(*image, &next, NULL)) {
            return -1;
        }
        advance(image, next);
    }

    return 0;
}

/* The alpha band as 8 bits. */
static int alpha_of(VipsImage *image, VipsImage **alpha)
{
    VipsImage *band = NULL;
    if (vips_extract_band(image, &band, image->Bands - 1, NULL)) {
        return -1;
    }

    int failed = band->BandFmt == VIPS_FORMAT_USHORT ? vips_msb(band, alpha, NULL)
        : band->BandFmt == VIPS_FORMAT_UCHAR         ? vips_copy(band, alpha, NULL)
                                                     : vips_linear1(band, alpha, 255.0, 0.0, "uchar", TRUE, NULL);
    g_object_unref(band);
    return failed;
}

static int flatten(VipsImage **colours, VipsImage *alpha, int32_t red, int32_t green, int32_t blue)
{
    VipsImage *joined = NULL;
    VipsImage *flat = NULL;
    double background[3] = {red, green, blue};
    VipsArrayDouble *colour = vips_array_double_new(background, 3);
    int failed = vips_bandjoin2(*colours, alpha, &joined, NULL)
        || vips_flatten(joined, &flat, "background", colour, NULL);
    vips_area_unref(VIPS_AREA(colour));
    VIPS_UNREF(joined);
    if (!failed) {
        advance(colours, flat);
    }

    return failed;
}

static int to_srgb(VipsImage **image, int32_t red, int32_t green, int32_t blue)
{
    if (!vips_image_hasalpha(*image)) {
        return colours_to_srgb(image);
    }

    VipsImage *alpha = NULL;
    VipsImage *colours = NULL;
    int failed = alpha_of(*image, &alpha)
        || vips_extract_band(*image, &colours, 0, "n", (*image)->Bands - 1, NULL)
        || colours_to_srgb(&colours)
        || flatten(&colours, alpha, red, green, blue);
    VIPS_UNREF(alpha);
    if (failed) {
        VIPS_UNREF(colours);
        return -1;
    }

    advance(image, colours);
    return 0;
}

int32_t agv_picture_open(const uint8_t *data, int64_t length, int32_t shrink, int32_t direct,
    int32_t red, int32_t green, int32_t blue, agv_picture **picture)
{
    if (!data || length < 1 || !picture) {
        return bad_argument("agv_picture_open: data and picture must not be null, length at least 1");
    }
    if (shrink != 1 && shrink != 2 && shrink != 4 && shrink != 8) {
        return bad_argument("agv_picture_open: shrink must be 1, 2, 4 or 8");
    }

    jpeg_rows *plain = direct && is_jpeg(data, length) ? jpeg_rows_open(data, length, shrink) : NULL;
    if (plain) {
        *picture = g_new0(agv_picture, 1);
        (*picture)->plain = plain;
        return AGV_OK;
    }

    VipsImage *image = shrink == 1
        ? vips_image_new_from_buffer(data, (size_t) length, "", "access", VIPS_ACCESS_SEQUENTIAL,
              "fail_on", VIPS_FAIL_ON_ERROR, NULL)
        : vips_image_new_from_buffer(data, (size_t) length, "", "access", VIPS_ACCESS_SEQUENTIAL,
              "fail_on", VIPS_FAIL_ON_ERROR, "shrink", shrink, NULL);
    if (!image) {
        return fail_vips("opening");
    }

    if (to_srgb(&image, red, green, blue)) {
        g_object_unref(image);
        return fail_vips("converting to sRGB");
    }
    if (image->Bands != 3 || image->BandFmt != VIPS_FORMAT_UCHAR) {
        g_object_unref(image);
        return bad_argument("the picture has no conversion to 8-bit sRGB");
    }

    VipsRegion *region = vips_region_new(image);
    if (!region) {
        g_object_unref(image);
        return fail_vips("preparing to decode");
    }

    *picture = g_new0(agv_picture, 1);
    (*picture)->image = image;
    (*picture)->region = region;
    return AGV_OK;
}

int32_t agv_picture_size(agv_picture *picture, int32_t *width, int32_t *height)
{
    if (!picture || !width || !height) {
        return bad_argument("agv_picture_size: no argument may be null");
    }

    if (picture->plain) {
        jpeg_rows_size(picture->plain, width, height);
    } else {
        *width = picture->image->Xsize;
        *height = picture->image->Ysize;
    }

    return AGV_OK;
}

int32_t agv_picture_rows(agv_picture *picture, int32_t top, int32_t count, uint8_t *rgb)
{
    if (!picture || !rgb) {
        return bad_argument("agv_picture_rows: picture and rgb must not be null");
    }

    int32_t width;
    int32_t height;
    agv_picture_size(picture, &width, &height);
    if (top != picture->next || count < 1 || count > height - top) {
        return bad_argument("agv_picture_rows: rows are read from the top down, each once, and not beyond the last");
    }

    picture->next = top + count;
    if (picture->plain) {
        const char *problem = jpeg_rows_read(picture->plain, count, rgb);
        if (problem) {
            snprintf(last_error, sizeof(last_error), "decoding: %s", problem);
        }

        return problem ? AGV_FAILED : AGV_OK;
    }

    VipsRect rows = {0, top, width, count};
    if (vips_region_prepare(picture->region, &rows)) {
        return fail_vips("decoding");
    }

    size_t stride = (size_t) width * 3;
    for (int32_t y = 0; y < count; y++) {
        memcpy(rgb + (size_t) y * stride, VIPS_REGION_ADDR(picture->region, 0, top + y), stride);
    }

    return AGV_OK;
}

void agv_picture_close(agv_picture *picture)
{
    if (picture) {
        jpeg_rows_close(picture->plain);
        VIPS_UNREF(picture->region);
        VIPS_UNREF(picture->image);
        g_free(picture);
    }
}

int32_t agv_encode_png(const uint8_t *rgb, int32_t width, int32_t height, agv_bytes **bytes)
{
    if (!rgb || !bytes || width < 1 || height < 1) {
        return bad_argument("agv_encode_png: rgb and bytes must not be null, width and height at least 1");
    }

    VipsImage *raw = vips_image_new_from_memory(rgb, (size_t) width * height * 3, width, height, 3, VIPS_FORMAT_UCHAR);
    VipsImage *image = NULL;
    void *data = NULL;
    size_t length = 0;
    int failed = !raw || vips_copy(raw, &image, "interpretation", VIPS_INTERPRETATION_sRGB, NULL)
        || vips_pngsave_buffer(image, &data, &length, "compression", 6, "strip", TRUE, NULL);
    VIPS_UNREF(image);
    VIPS_UNREF(raw);
    if (failed) {
        return fail_vips("encoding PNG");
    }

    *bytes = g_new0(agv_bytes, 1);
    (*bytes)->data = data;
    (*bytes)->length = length;
    return AGV_OK;
}

int32_t agv_bytes_view(agv_bytes *bytes, const uint8_t **data, int64_t *length)
{
    if (!bytes || !data || !length) {
        return bad_argument("agv_bytes_view: no argument may be null");
    }

    *data = bytes->data;
    *length = (int64_t) bytes->length;
    return AGV_OK;
}

void agv_bytes_free(agv_bytes *bytes)
{
    if (bytes) {
        g_free(bytes->data);
        g_free(bytes);
    }
}
