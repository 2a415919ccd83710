#include "jpeg_rows.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

struct jpeg_rows {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    jmp_buf escape;
    int started;
    JDIMENSION width;  /* whole shrunk pixels: those that hang over the edge would mix in the encoder's filling */
    JDIMENSION height;
    JSAMPLE *line;     /* one row as libjpeg delivers it; null where that is what is wanted */
    char message[JMSG_LENGTH_MAX];
};

/* libjpeg's way of failing: never returns to it. */
static void leave(j_common_ptr info)
{
    jpeg_rows *rows = info->client_data;
    rows->errors.format_message(info, rows->message);
    longjmp(rows->escape, 1);
}

/* Warnings are common and harmless; a library must not print them. */
static void drop_message(j_common_ptr info, int level)
{
    (void) info;
    (void) level;
}

/* The whole file is in memory, so wanting more means that it is truncated. */
static boolean no_more_input(j_decompress_ptr info)
{
    jpeg_rows *rows = info->client_data;
    snprintf(rows->message, sizeof(rows->message), "the file ends too early");
    longjmp(rows->escape, 1);
}

static int has_metadata(const jpeg_rows *rows)
{
    for (jpeg_saved_marker_ptr marker = rows->info.marker_list; marker; marker = marker->next) {
        int exif = marker->marker == JPEG_APP0 + 1 && marker->data_length >= 4 && !memcmp(marker->data, "Exif", 4);
        int profile = marker->marker == JPEG_APP0 + 2 && marker->data_length >= 11 && !memcmp(marker->data, "ICC_PROFILE", 11);
        if (exif || profile) {
            return 1;
        }
    }

    return 0;
}

static int is_plain(jpeg_rows *rows)
{
    struct jpeg_decompress_struct *info = &rows->info;
    int colours = (info->num_components == 3 && info->jpeg_color_space == JCS_YCbCr)
        || (info->num_components == 1 && info->jpeg_color_space == JCS_GRAYSCALE);
    return colours && info->data_precision == 8 && !jpeg_has_multiple_scans(info) && !has_metadata(rows);
}

/* Reads the header; 1 where the rest is ours to decode. */
static int start(jpeg_rows *rows, const uint8_t *data, int64_t length, int32_t shrink)
{
    if (setjmp(rows->escape)) {
        return 0;
    }

    jpeg_create_decompress(&rows->info);
    rows->info.client_data = rows;
    jpeg_mem_src(&rows->info, data, (unsigned long) length);
    rows->info.src->fill_input_buffer = no_more_input;
    jpeg_save_markers(&rows->info, JPEG_APP0 + 1, 16);
    jpeg_save_markers(&rows->info, JPEG_APP0 + 2, 16);
    if (jpeg_read_header(&rows->info, TRUE) != JPEG_HEADER_OK || !is_plain(rows)) {
        return 0;
    }

    rows->info.scale_num = 1;
    rows->info.scale_denom = (unsigned int) shrink;
    rows->info.out_color_space = JCS_RGB;
    jpeg_calc_output_dimensions(&rows->info);
    rows->width = rows->info.image_width < (JDIMENSION) shrink ? 1 : rows->info.image_width / (JDIMENSION) shrink;
    rows->height = rows->info.image_height < (JDIMENSION) shrink ? 1 : rows->info.image_height / (JDIMENSION) shrink;
    if (rows->width < rows->info.output_width) {
        rows->line = malloc((size_t) rows->info.output_width * 3);
    }

    return rows->width == rows->info.output_width || rows->line;
}

jpeg_rows *jpeg_rows_open(const uint8_t *data, int64_t length, int32_t shrink)
{
    jpeg_rows *rows = calloc(1, sizeof(jpeg_rows));
    if (!rows) {
        return NULL;
    }

    rows->info.err = jpeg_std_error(&rows->errors);
    rows->errors.error_exit = leave;
    rows->errors.emit_message = drop_message;
    rows->info.client_data = rows;
    if (!start(rows, data, length, shrink)) {
        jpeg_rows_close(rows);
        return NULL;
    }

    return rows;
}

void jpeg_rows_header(const jpeg_rows *rows, int32_t *width, int32_t *height, int32_t *bands)
{
    *width = (int32_t) rows->info.image_width;
    *height = (int32_t) rows->info.image_height;
    *bands = rows->info.num_components;
}

void jpeg_rows_size(const jpeg_rows *rows, int32_t *width, int32_t *height)
{
    *width = (int32_t) rows->width;
    *height = (int32_t) rows->height;
}

const char *jpeg_rows_read(jpeg_rows *rows, int32_t count, uint8_t *rgb)
{
    if (setjmp(rows->escape)) {
        return rows->message;
    }

    if (!rows->started) {
        jpeg_start_decompress(&rows->info);
        rows->started = 1;
    }

    size_t stride = (size_t) rows->width * 3;
    for (int32_t y = 0; y < count; y++) {
        JSAMPROW target = rows->line ? rows->line : rgb + (size_t) y * stride;
        jpeg_read_scanlines(&rows->info, &target, 1);
        if (rows->line) {
            memcpy(rgb + (size_t) y * stride, rows->line, stride);
        }
    }

    return NULL;
}

void jpeg_rows_close(jpeg_rows *rows)
{
    if (rows) {
        jpeg_destroy_decompress(&rows->info);
        free(rows->line);
        free(rows);
    }
}
