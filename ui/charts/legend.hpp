// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <cstdint>

#include "ui/theme/tokens.hpp"

namespace weir::ui {

struct LegendEntry {
    enum class Sign : std::uint8_t { Filled, Hatched, Line };

    QString text;
    Token token = Token::Control;
    bool dividerBefore = false;
    Sign sign = Sign::Filled;
};

// A square and a word for each series of a chart, in one line.
class Legend : public QWidget {
    Q_OBJECT

public:
    explicit Legend(QWidget* parent = nullptr);

    void setEntries(QVector<LegendEntry> entries);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVector<LegendEntry> m_entries;
};

}  // namespace weir::ui
