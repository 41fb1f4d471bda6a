// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QStringList>

namespace weir::ui {

// The pictures that README and the help show: a scene in each theme, in a window that is small
// enough for a page of text.
QStringList picturedScenes();
inline constexpr QSize kPictureWindow{1200, 760};
// "overview-dark.png"
QString pictureFile(const QString& scene, bool dark);

// With at most 256 colours, which a screen can spare: the rarest go to their nearest neighbour. A
// third of the size.
QImage withFewColours(const QImage& picture);

// Whether there is next to nothing on it: one colour, or almost.
bool isEmptyPicture(const QImage& picture);

}  // namespace weir::ui
