// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <vector>

#include "ui/diff/line_diff.hpp"

namespace weir::ui {

// Two texts as one, to read and copy: what is only in the left one has a − in the gutter, what is
// only in the right one a +, beside a tint that says the same. Tab leaves it.
class DiffView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit DiffView(QWidget* parent = nullptr);

    void setLines(std::vector<DiffLine> lines);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    // What is copied has the signs in front of its lines.
    QMimeData* createMimeDataFromSelection() const override;

private:
    class Gutter;

    void tint();
    void placeGutter();
    void paintGutter(QPaintEvent* event);
    int numberWidth() const;

    std::vector<DiffLine> m_lines;
    QWidget* m_gutter;
};

}  // namespace weir::ui
