// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include "ui/widgets/notice_bar.hpp"

namespace weir::ui {

// What a person should know of this start: the window before ended badly, or this one is in safe
// mode.
class StartNoticeBar : public NoticeBar {
    Q_OBJECT

public:
    explicit StartNoticeBar(QWidget* parent = nullptr);

    // `startedAt`: of the window before; invalid when that is not known.
    void tellBadEnd(const QDateTime& startedAt);
    void tellSafeMode();

signals:
    void diagnosticsAsked();
    void leaveAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class What { Nothing, BadEnd, SafeMode };

    void refresh();

    What m_what = What::Nothing;
    QDateTime m_startedAt;
};

}  // namespace weir::ui
