// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/traffic/path.hpp"

namespace weir::ui {

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
