// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/providers_notice_bar.hpp"

#include "ui/providers/provider_notice.hpp"

namespace weir::ui {

void ProvidersNoticeBar::setState(const State& state,
                                  const std::vector<admin::ProviderRow>& providers) {
    if (!state.unanswered.isEmpty()) {
        setNotice({Tone::Error,
                   QStringLiteral("circle-alert"),
                   tr("The gateway does not answer."),
                   state.unanswered,
                   {{tr("Try again"), [this] { emit tryAgainAsked(); }}}});
    } else if (!state.refused.isEmpty()) {
        setNotice({Tone::Error,
                   QStringLiteral("circle-alert"),
                   tr("It was not done."),
                   state.refused,
                   {{tr("Close"), [this] { emit closeAsked(); }}}});
    } else if (keyNoticeOf(providers)) {
        showKeyNotice(state, providers);
    } else if (!state.managedFile.isEmpty()) {
        setNotice({Tone::Info,
                   QStringLiteral("info"),
                   tr("Managed by %1.").arg(state.managedFile),
                   tr("Providers are changed in that file."),
                   {}});
    } else {
        clear();
    }
}

void ProvidersNoticeBar::showKeyNotice(const State& state,
                                       const std::vector<admin::ProviderRow>& providers) {
    const auto notice = keyNoticeOf(providers);
    const std::string name = notice->provider;
    QVector<NoticeAction> actions;
    if (notice->state == KeyState::Locked) {
        actions = {{tr("Unlock"), [this, name] { emit unlockAsked(name); }, state.whyNoUnlock},
                   {tr("Use for this session"), [this, name] { emit keyAsked(name, true); },
                    state.whyNoKeys}};
    } else {
        actions = {
            {tr("Replace key"), [this, name] { emit keyAsked(name, false); }, state.whyNoKeys}};
    }
    const bool warns = notice->state == KeyState::Locked;
    setNotice({warns ? Tone::Warn : Tone::Error,
               warns ? QStringLiteral("lock") : QStringLiteral("ban"), notice->lead, notice->text,
               actions});
}

}  // namespace weir::ui
