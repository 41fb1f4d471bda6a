// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

#include "ui/traffic/filter/time_range.hpp"
#include "ui/widgets/button.hpp"

class QActionGroup;
class QMenu;

namespace weir::ui {

// Says and chooses when the calls began that are shown: some lengths of time back, all, or a range
// of one's own. It keeps nothing: what is chosen is written into the filter, and what the filter
// says is shown.
class TimeButton : public Button {
    Q_OBJECT

public:
    explicit TimeButton(QWidget* parent = nullptr);

    static const QKeySequence& usualKey();  // unless somebody chose another
    void setKeys(const QKeySequence& keys);
    // What the filter says; `other`: it asks for times in a way that no range says.
    void setRange(const TimeRange& range, bool other);
    void openMenu();

signals:
    void chosen(const TimeRange& range);
    void ownAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QAction* inForce() const;

    QKeySequence m_keys = usualKey();
    TimeRange m_range;
    bool m_other = false;
    QMenu* m_menu;
    QActionGroup* m_choices;
};

}  // namespace weir::ui
