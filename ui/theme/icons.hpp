// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

#include "ui/theme/tokens.hpp"

class QPainter;
class QRect;

// Weir's own line icons, resources/icons/NAME.svg on a grid of 24, drawn in a token's colour at the
// device's ratio. The stroke keeps its weight: 1.35 px at 16, 1.5 px from 20.
namespace weir::ui {

// The colour is looked up when the icon is painted, so an icon follows a change of theme. Disabled
// is Token::Disabled.
QIcon icon(const QString& name, Token token = Token::Text2);

void paintIcon(QPainter& painter, const QRect& rect, const QString& name, QColor color);

// `size` in logical pixels; the pixmap has the given device ratio.
QPixmap iconPixmap(const QString& name, int size, QColor color, qreal deviceRatio);

// False for a name that has no file; the tests walk every name in use.
bool hasIcon(const QString& name);

}  // namespace weir::ui
