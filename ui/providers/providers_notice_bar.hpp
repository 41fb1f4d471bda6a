// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/control/admin/providers.hpp"
#include "ui/widgets/notice_bar.hpp"

namespace weir::ui {

// The one thing about the providers that a person should know now, with what can be done about it.
class ProvidersNoticeBar : public NoticeBar {
    Q_OBJECT

public:
    using NoticeBar::NoticeBar;

    struct State {
        QString unanswered;   // why the last question was not answered; empty: it was
        QString refused;      // why the last order was not carried out; empty: it was
        QString managedFile;  // the document, where it cannot be changed here; empty: it can
        QString whyNoUnlock;  // why no key can be read again from here; empty: it can
        QString whyNoKeys;    // why none can be given from here; empty: it can
    };
    void setState(const State& state, const std::vector<admin::ProviderRow>& providers);

signals:
    void tryAgainAsked();
    // The person has read why the order was not carried out.
    void closeAsked();
    void unlockAsked(const std::string& provider);
    void keyAsked(const std::string& provider, bool sessionOnly);

private:
    void showKeyNotice(const State& state, const std::vector<admin::ProviderRow>& providers);
};

}  // namespace weir::ui
