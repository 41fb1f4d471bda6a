// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_bar.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <array>

#include "ui/remote/remote_client.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/window/gateway_look.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/status_item.hpp"

namespace weir::ui {

StatusBar::StatusBar(GatewayModel& gateway, QWidget* parent) : QFrame(parent), m_gateway(gateway) {
    setProperty("part", QStringLiteral("status_bar"));
    setFixedHeight(metrics().statusBar);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics().space(2), 1, metrics().space(2), 0);
    layout->setSpacing(metrics().space(2));
    m_state = makeItem(QStringLiteral("settings"), 0);
    m_rate = makeItem(QStringLiteral("traffic"), 2);
    m_streams = makeItem(QStringLiteral("traffic"), 5);
    m_today = makeItem(QStringLiteral("spend"), 1, QStringLiteral("today"));
    m_providers = makeItem(QStringLiteral("providers"), 3);
    m_promise = makeItem({}, 2);
    layout->addStretch(1);
    m_fillsRight = true;
    m_news = makeItem({}, 4);
    m_news->setLeadsSomewhere(true);
    connect(m_news, &QAbstractButton::clicked, this, &StatusBar::notificationsAsked);
    m_revision = makeItem(QStringLiteral("settings"), 6);
    m_zone = makeItem({}, 7);
    m_version = makeItem({}, 1);
    connect(&gateway, &GatewayModel::changed, this, &StatusBar::refresh);
    refresh();
}

StatusItem* StatusBar::makeItem(const QString& page, int dropsAt, const QString& what) {
    auto* item = new StatusItem(this);
    QFrame* line = nullptr;
    if (!m_places.isEmpty() && m_places.constLast().right == m_fillsRight) {
        line = new QFrame(this);
        line->setProperty("part", QStringLiteral("status_line"));
        line->setFixedSize(1, metrics().px(14));
        layout()->addWidget(line);
    }
    layout()->addWidget(item);
    if (!page.isEmpty()) {
        item->setLeadsSomewhere(true);
        connect(item, &QAbstractButton::clicked, this, [this, page, what] {
            if (!m_firstStart) {
                emit pageAsked(page, what);
            }
        });
    }
    m_places.push_back({item, line, page, dropsAt, m_fillsRight});
    return item;
}

void StatusBar::setFirstStart(bool on) {
    m_firstStart = on;
    // The pages are out of sight.
    for (const Place& place : m_places) {
        place.item->setLeadsSomewhere(!on && !place.page.isEmpty());
    }
    refresh();
}

void StatusBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

void StatusBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fit();
}

void StatusBar::refresh() {
    const admin::GatewayStatus& status = m_gateway.status();
    const QLocale locale;
    const StateLook look = lookOf(m_gateway);
    m_state->setIconName(look.icon, look.tone);
    std::vector<StatusItem::Word> words;
    if (m_gateway.remote() != nullptr) {
        words.push_back({m_gateway.remote()->gateway().name, true});
    }
    words.push_back({look.word, true});
    if (!m_gateway.address().isEmpty()) {
        words.push_back({m_gateway.address()});
    }
    if (m_gateway.isAttached()) {
        words.push_back({tr("of another process")});
    }
    m_state->setWords(std::move(words));
    m_state->setMeaning(attachedText(m_gateway));
    m_state->setFilled(m_gateway.remote() != nullptr);

    m_rate->setValues({status.requestsEachSecond.begin(), status.requestsEachSecond.end()});
    m_rate->setWords({{locale.toString(status.requestsPerSecond, 'f', 1), true}, {tr("req/s")}});
    m_rate->setMeaning(tr("Requests a second, mean of the last 10 s; the line shows a minute"));

    const auto streams = static_cast<int>(status.openStreams);
    m_streams->setWords(
        {{countText(status.openStreams), true}, {tr("active streams", nullptr, streams)}});

    m_today->setWords({{tr("Today")}, {dollarsText(status.spentToday), true}});
    m_today->setMeaning(
        status.unpricedToday == 0
            ? tr("Spent today, without simulated calls")
            : tr("Spent today, without simulated calls; the price of %n call(s) is not known",
                 nullptr, static_cast<int>(status.unpricedToday)));
    refreshProviders();
    refreshNews();

    m_promise->setWords({{tr("Nothing leaves this computer but the calls you make.")}});
    m_revision->setWords({{tr("Revision")}, {countText(status.revision), true}});
    const QString zone = zoneText(QDateTime::currentDateTime().offsetFromUtc());
    const QString gateways = QString::fromStdString(status.timeZone);
    m_zone->setWords({{zone}});
    m_zone->setMeaning(gateways == zone
                           ? tr("Times and days are in this time zone")
                           : tr("Times and days are in the time zone of this computer; periods of "
                                "budgets begin by that of the gateway, %1")
                                 .arg(gateways));
    m_version->setWords({{tr("Version %1").arg(QString::fromStdString(status.version))}});
    fit();
}

void StatusBar::setUnread(int count) {
    m_unread = count;
    refreshNews();
    fit();
}

void StatusBar::refreshNews() {
    m_news->setIconName(QStringLiteral("bell"), m_unread > 0 ? Tone::Accent : Tone::Text2);
    m_news->setWords(
        m_unread > 0
            ? std::vector<StatusItem::Word>{{countText(static_cast<std::uint64_t>(m_unread)), true},
                                            {tr("new", "notifications")}}
            : std::vector<StatusItem::Word>{{tr("Notifications")}});
    m_news->setMeaning(tr("What was said lately, with what can be done about it"));
}

void StatusBar::refreshProviders() {
    const admin::GatewayStatus& status = m_gateway.status();
    std::vector<StatusItem::Word> words{{tr("%1 up").arg(status.providersUp)}};
    const auto append = [&words](const QString& text) {
        words.back().text += u',';
        words.push_back({text, true});
    };
    if (status.providersDegraded > 0) {
        append(tr("%1 degraded").arg(status.providersDegraded));
    }
    if (status.providersDown > 0) {
        append(tr("%1 down").arg(status.providersDown));
    }
    m_providers->setIconName(QStringLiteral("server"), Tone::Text2);
    m_providers->setWords(std::move(words));
}

void StatusBar::fit() {
    int needed = 2 * metrics().space(2);
    const auto widthOf = [](const Place& place) {
        return place.item->sizeHint().width() + 2 * metrics().space(2) + 1;
    };
    for (Place& place : m_places) {
        const bool firstStartOnly = place.item == m_promise || place.item == m_version;
        place.wanted =
            place.item == m_state || (m_gateway.isKnown() && firstStartOnly == m_firstStart);
        needed += place.wanted ? widthOf(place) : 0;
    }
    while (needed > width()) {
        Place* last = nullptr;
        for (Place& place : m_places) {
            if (place.wanted && place.dropsAt > 0 &&
                (last == nullptr || place.dropsAt > last->dropsAt)) {
                last = &place;
            }
        }
        if (last == nullptr) {
            break;
        }
        last->wanted = false;
        needed -= widthOf(*last);
    }
    std::array<bool, 2> somethingBefore{};  // on the left, on the right
    for (const Place& place : m_places) {
        bool& before = somethingBefore[place.right ? 1 : 0];
        place.item->setVisible(place.wanted);
        if (place.line != nullptr) {
            place.line->setVisible(place.wanted && before);
        }
        before = before || place.wanted;
    }
}

}  // namespace weir::ui
