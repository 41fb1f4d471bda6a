// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <span>

namespace weir::ui {

// A picture that README or the help shows: a scene in each theme and language, in a window that is
// small enough for a page of text.
struct Picture {
    const char* scene;
    const char* name;
};
std::span<const Picture> pictures();
inline constexpr QSize kPictureWindow{1024, 680};

// With at most 64 colours, which a screen can spare: the others go to their nearest neighbour. A
// third of the size.
QImage withFewColours(const QImage& picture);

// Whether there is next to nothing on it: one colour, or almost.
bool isEmptyPicture(const QImage& picture);

}  // namespace weir::ui
