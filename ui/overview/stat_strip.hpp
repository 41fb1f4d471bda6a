// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <vector>

#include "ui/theme/tokens.hpp"

class QLabel;

namespace weir::ui {

class ElidedLabel;

// A headline number: what it is, how it went, and one line about it.
struct Stat {
    QString name;
    QString figure;
    QString unit;  // beside the figure; empty: the figure has its own
    QString note;
    QString meaning;  // one sentence, as the tooltip
    std::vector<double> values;
    Token line = Token::Accent;
};

// A number as big as a headline, its digits under each other, with its unit.
class FigureView : public QWidget {
    Q_OBJECT

public:
    explicit FigureView(QWidget* parent = nullptr);
    void setFigure(const QString& figure, const QString& unit);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_figure;
    QString m_unit;
};

class SparklineView : public QWidget {
    Q_OBJECT

public:
    explicit SparklineView(QWidget* parent = nullptr);
    void setValues(std::vector<double> values, Token token);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_values;
    Token m_token = Token::Accent;
};

// The headline numbers side by side.
class StatStrip : public QFrame {
    Q_OBJECT

public:
    explicit StatStrip(int count, QWidget* parent = nullptr);

    void setStat(int index, const Stat& stat);

private:
    struct Cell {
        QWidget* whole;
        QLabel* name;
        FigureView* figure;
        SparklineView* line;
        ElidedLabel* note;
    };
    Cell makeCell();

    std::vector<Cell> m_cells;
};

}  // namespace weir::ui
