// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destination_text.hpp"

#include <QCoreApplication>
#include <algorithm>

#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

using Purpose = admin::DestinationPurpose;

struct DestinationText {
    Q_DECLARE_TR_FUNCTIONS(DestinationText)
};

bool wasUsed(const admin::Destination& row) {
    return row.last != Timestamp();
}

}  // namespace

StateLook lookOf(Purpose purpose) {
    switch (purpose) {
        case Purpose::Calls:
            return {QStringLiteral("traffic"), Tone::Text2, DestinationText::tr("Calls")};
        case Purpose::Models:
            return {QStringLiteral("layers"), Tone::Text2, DestinationText::tr("List of models")};
        case Purpose::Test:
            return {QStringLiteral("refresh"), Tone::Text2, DestinationText::tr("Test")};
        case Purpose::Search:
            return {QStringLiteral("search"), Tone::Text2,
                    DestinationText::tr("Search for local servers")};
        case Purpose::Names:
            return {QStringLiteral("circle-help"), Tone::Text2,
                    DestinationText::tr("Names of hosts")};
        case Purpose::Alerts:
            return {QStringLiteral("bell"), Tone::Text2, DestinationText::tr("Alerts")};
    }
    return {};
}

StateLook stateOf(const admin::Destination& row) {
    if (row.off) {
        return {QStringLiteral("slash"), Tone::Muted, DestinationText::tr("Off")};
    }
    if (!wasUsed(row)) {
        return {QStringLiteral("circle-dashed"), Tone::Muted, DestinationText::tr("Not used")};
    }
    if (row.loopback) {
        return {QStringLiteral("cpu"), Tone::Muted, DestinationText::tr("On this computer")};
    }
    return {QStringLiteral("outbound"), Tone::Accent, DestinationText::tr("Sent")};
}

QStringList destinationStateWords() {
    return {DestinationText::tr("Off"), DestinationText::tr("Not used"),
            DestinationText::tr("On this computer"), DestinationText::tr("Sent")};
}

QString placeOf(const admin::Destination& row) {
    const QString address = QString::fromStdString(row.address);
    switch (row.purpose) {
        case Purpose::Names:
            return address.isEmpty()
                       ? DestinationText::tr("resolver of the system")
                       : DestinationText::tr("resolver of the system (%1)").arg(address);
        case Purpose::Search:
            return DestinationText::tr("%1, usual ports").arg(address);
        default:
            return row.proxy            ? DestinationText::tr("%1, proxy").arg(address)
                   : !address.isEmpty() ? address
                   : row.former.empty() ? DestinationText::tr("many other places")
                                        : DestinationText::tr("address not known any more");
    }
}

namespace {

QString namesOf(const std::vector<std::string>& names) {
    QStringList all;
    for (const std::string& name : names) {
        all << QString::fromStdString(name);
    }
    return all.join(QStringLiteral(", "));
}

// Nothing of the document leads there any more.
QString formerCauseOf(const admin::Destination& row) {
    const QString former = namesOf(row.former);
    if (row.purpose != Purpose::Calls) {
        return DestinationText::tr(
                   "It was for %1, which the document does not have there any more.")
            .arg(former);
    }
    return row.address.empty()
               ? DestinationText::tr(
                     "Calls of tools that went to %1, which the document does not have any more.")
                     .arg(former)
               : DestinationText::tr(
                     "Calls of tools that went to %1, which the document does not have there any "
                     "more.")
                     .arg(former);
}

}  // namespace

QString providersOf(const admin::Destination& row) {
    return row.providers.empty() ? namesOf(row.former) : namesOf(row.providers);
}

QString lastOf(const admin::Destination& row, const admin::DestinationList& list,
               const QDateTime& now) {
    if (!wasUsed(row)) {
        // The books remember calls of before the start; nothing else is remembered that long.
        const bool booked = row.purpose == Purpose::Calls;
        return row.off ? QString()
                       : DestinationText::tr("not since %1")
                             .arg(nearMomentText(localTime(booked ? list.bookedSince : list.since),
                                                 now.date()));
    }
    const qint64 seconds = std::max<qint64>(0, localTime(row.last).secsTo(now));
    constexpr qint64 kHour = 3'600;
    if (seconds < 60) {
        return DestinationText::tr("just now");
    }
    if (seconds < kHour && row.last >= list.since) {
        return DestinationText::tr("%Ln min ago", nullptr, static_cast<int>(seconds / 60));
    }
    const QString moment = nearMomentText(localTime(row.last), now.date());
    return row.last >= list.since ? moment : DestinationText::tr("about %1").arg(moment);
}

QString causeOf(const admin::Destination& row) {
    const QString providers = providersOf(row);
    if (row.proxy) {
        return DestinationText::tr(
                   "The proxy on the way to %1, as the document says. It learns their host and "
                   "port; questions, answers and keys pass it encrypted.")
            .arg(providers);
    }
    if (row.providers.empty() && !row.former.empty()) {
        return formerCauseOf(row);
    }
    switch (row.purpose) {
        case Purpose::Calls:
            return providers.isEmpty()
                       ? DestinationText::tr(
                             "Calls of tools that went to a provider which the document does not "
                             "have any more.")
                       : DestinationText::tr(
                             "Calls of tools that ask for a model of %1: question and key go "
                             "there. Removing the provider ends it.")
                             .arg(providers);
        case Purpose::Models:
            return row.off ? DestinationText::tr(
                                 "The document lists the models of %1, so it is not "
                                 "asked for them.")
                                 .arg(providers)
                           : DestinationText::tr(
                                 "Which models %1 offers is asked after a start, after "
                                 "a new key and once an hour. A list of models in the "
                                 "document (serve) ends it.")
                                 .arg(providers.isEmpty() ? placeOf(row) : providers);
        case Purpose::Test:
            return DestinationText::tr(
                "Happens only when somebody presses Test: the key, a list of models and one call "
                "of a few tokens.");
        case Purpose::Search:
            return DestinationText::tr(
                "Looks for model servers on this computer while a provider is added. It sends no "
                "key and does not leave the computer.");
        case Purpose::Names:
            return row.lastName.empty()
                       ? DestinationText::tr(
                             "The system is asked for the addresses of the hosts above, and asks "
                             "its servers. They see the names of the hosts.")
                       : DestinationText::tr(
                             "The system is asked for the addresses of the hosts above, and asks "
                             "its servers. They see the names of the hosts, last %1.")
                             .arg(QString::fromStdString(row.lastName));
        case Purpose::Alerts:
            return providers.isEmpty()
                       ? DestinationText::tr(
                             "Alerts to a webhook: names of budgets, providers and keys, and what "
                             "was spent. Removing the webhook ends it.")
                       : DestinationText::tr(
                             "Alerts to the webhook %1: names of budgets, providers and keys, and "
                             "what was spent. Removing the webhook ends it.")
                             .arg(providers);
    }
    return {};
}

QString neverSentText() {
    return DestinationText::tr(
        "Never sent: telemetry, crash reports, a look for updates, prices or help. Weir has no "
        "code for it. Keys are read from the keychain of this computer. Answers to tools that "
        "call the gateway are not listed.");
}

QString destinationsText(const admin::DestinationList& list, const QDateTime& now) {
    QStringList lines{DestinationText::tr("What Weir sends, counted since %1.")
                          .arg(dateTimeText(localTime(list.since)))};
    for (const admin::Destination& row : list.destinations) {
        QStringList facts{lookOf(row.purpose).word, placeOf(row), providersOf(row),
                          stateOf(row).word};
        if (row.requests > 0) {
            facts << DestinationText::tr("%Ln requests", nullptr, static_cast<int>(row.requests));
        }
        if (row.bytes > 0) {
            facts << bytesText(row.bytes);
        }
        facts << lastOf(row, list, now);
        facts.removeAll(QString());
        lines << QStringLiteral("- ") + facts.join(QStringLiteral(" · "));
    }
    lines << neverSentText();
    return lines.join(u'\n') + u'\n';
}

}  // namespace weir::ui
