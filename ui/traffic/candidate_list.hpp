// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <vector>

#include "ui/traffic/overview_content.hpp"

class QLabel;

namespace weir::ui {

class ElidedLabel;
class SignLabel;

// The candidates of a decision in columns: sign, target, what became of it, why. A name is whole as
// long as the reasons keep a readable share; a long reason takes more lines. It places its lines
// itself, because a grid gives a line of several rows too little height.
class CandidateList : public QWidget {
    Q_OBJECT

public:
    explicit CandidateList(QWidget* parent = nullptr);

    void setLines(const std::vector<CandidateLine>& lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        SignLabel* sign;
        ElidedLabel* target;
        QLabel* outcome;
        QLabel* reason;

        std::array<QWidget*, 4> parts() const;
    };
    struct Columns {
        int target;  // where each begins
        int outcome;
        int reason;
        int targetWidth;
        int outcomeWidth;
        int reasonWidth;
        bool below;  // the reasons stand under the names
    };

    Columns columnsIn(int width) const;
    int place(int width, bool move) const;

    std::vector<CandidateLine> m_shown;
    std::vector<Line> m_lines;
};

}  // namespace weir::ui
