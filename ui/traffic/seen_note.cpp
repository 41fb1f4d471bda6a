// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/seen_note.hpp"

#include <QEvent>
#include <QLocale>
#include <QPointer>
#include <QStringList>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/operator_text.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// Of many, the tooltip has the newest.
constexpr qsizetype kMostListed = 20;

}  // namespace

SeenNote::SeenNote(admin::AdminClient& client, QWidget* parent) : QLabel(parent), m_client(client) {
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextRole(this, TextRole::Small);
    setTone(this, Tone::Muted);
    setContentsMargins(metrics().edgeRight, metrics().space(1), metrics().edgeRight,
                       metrics().space(1));
    hide();
}

void SeenNote::ask(const Id& exchange) {
    m_exchange = exchange;
    m_client.call(admin::ListBodyViews{exchange},
                  admin::AdminClient::Callback<admin::BodyViews>(
                      [self = QPointer(this), exchange](Result<admin::BodyViews> reply) {
                          if (self && self->m_exchange == exchange && reply) {
                              self->m_views = std::move(reply->views);
                              self->showViews();
                          }
                      }));
}

void SeenNote::clearViews() {
    m_exchange = {};
    m_views.clear();
    showViews();
}

void SeenNote::setWanted(bool wanted) {
    m_wanted = wanted;
    setVisible(m_wanted && !m_views.empty());
}

void SeenNote::showViews() {
    const auto who = [](const admin::BodyView& view) { return operatorText(view.via, view.name); };
    const auto when = [](const admin::BodyView& view) {
        return QLocale().toString(localTime(view.at), tr("d MMM, HH:mm:ss"));
    };
    QStringList all;
    for (std::size_t at = m_views.size(); at > 0 && all.size() < kMostListed; --at) {
        //: Who saw the bodies of a call, in a list: "by the window, 3 Dec, 14:32:05"
        all.append(tr("by %1, %2").arg(who(m_views[at - 1]), when(m_views[at - 1])));
    }
    QString said;
    if (!m_views.empty()) {
        //: %1 is who, as "the window" or the name of a token; %2 when
        said = tr("Seen by %1 at %2.").arg(who(m_views.back()), when(m_views.back()));
        if (m_views.size() > 1) {
            said += QLatin1Char(' ') +
                    tr("And %Ln times before.", nullptr, static_cast<int>(m_views.size() - 1));
        }
    }
    setText(said);
    setToolTip(all.size() > 1 ? all.join(QLatin1Char('\n')) : QString());
    setWanted(m_wanted);
}

void SeenNote::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showViews();
    }
}

}  // namespace weir::ui
