// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/traffic/row_text.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

// One sign of a path, centred in `rect`.
void paintSign(QPainter& painter, const QRectF& rect, PathSign sign);

// The attempts of an exchange as signs in order: a cross, a line and a dot mean failed once, then
// served.
class PathDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
};

// A sign and its word, for legends and lists.
class SignLabel : public QWidget {
    Q_OBJECT

public:
    explicit SignLabel(PathSign sign, QWidget* parent = nullptr);

    void setText(const QString& text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PathSign m_sign;
    QString m_text;
};

}  // namespace weir::ui
