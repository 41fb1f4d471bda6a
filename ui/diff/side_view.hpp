// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>
#include <vector>

#include "ui/diff/line_diff.hpp"

namespace weir::ui {

// Two texts beside each other, line by line, each line as high as the longer of both. What is only
// on one side has its sign and a tint that says the same. Tab leaves it.
class SideView : public QTextBrowser {
    Q_OBJECT

public:
    explicit SideView(QWidget* parent = nullptr);

    // More pairs of lines than this take too long to lay out; the rest is left out and said.
    static constexpr int kMostPairs = 2'000;

    void setLines(std::vector<DiffLine> lines);

    QVariant loadResource(int type, const QUrl& name) override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();

    std::vector<DiffLine> m_lines;
};

}  // namespace weir::ui
