// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "ui/widgets/text.hpp"

class QPainter;

namespace weir::ui {

// A small fact: "tier gold", "429 rate limited", "Fell back". Text is outlined, a meaning is
// tinted.
struct Chip {
    QString text;
    QString icon;  // empty: none
    Tone tone = Tone::Text;
};

QSize chipSize(const Chip& chip);
// One function for widgets and delegates. Paints at the left of `rect`, centred in its height, and
// elides; returns what it covered.
QRect paintChip(QPainter& painter, const QRect& rect, const Chip& chip);

class ChipLabel : public QWidget {
    Q_OBJECT

public:
    explicit ChipLabel(QWidget* parent = nullptr);

    void setChip(const Chip& chip);
    const Chip& chip() const { return m_chip; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Chip m_chip;
};

}  // namespace weir::ui
