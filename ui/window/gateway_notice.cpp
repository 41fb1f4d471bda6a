// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/gateway_notice.hpp"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QUrl>

#include "ui/remote/remote_client.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

struct GatewayNotices {
    Q_DECLARE_TR_FUNCTIONS(GatewayNotices)
};

// The engine says what happened in the first sentence and what follows from it in the rest.
void splitSentences(const std::string& from, GatewayNotice& notice) {
    const QString all = QString::fromStdString(from);
    const qsizetype end = all.indexOf(QStringLiteral(". "));
    notice.lead = end < 0 ? all : all.left(end + 1);
    notice.text = end < 0 ? QString() : all.mid(end + 2);
}

void append(QString& text, const std::string& sentence) {
    if (!sentence.empty()) {
        text +=
            (text.isEmpty() ? QString() : QStringLiteral(" ")) + QString::fromStdString(sentence);
    }
}

// What the connection to another machine says of itself. Trying again may help whatever it is: a
// token may be valid again, and a certificate put back.
GatewayNotice remoteLostNotice(const GatewayModel& gateway, const RemoteClient::Loss& loss) {
    GatewayNotice notice{Tone::Error, QStringLiteral("unplug"), {}, {}, {Remedy::TryAgain}};
    notice.lead = QString::fromStdString(gateway.lost()->message);
    if (loss.trouble == RemoteClient::Trouble::OtherCertificate) {
        notice.icon = QStringLiteral("shield-x");
        notice.text = QString::fromStdString(gateway.lost()->hint);
        notice.remedies << Remedy::Reconnect;
        return notice;
    }
    if (loss.trouble == RemoteClient::Trouble::TokenRefused) {
        notice.remedies << Remedy::Reconnect;
    }
    if (loss.since.isValid() && gateway.isKnown()) {
        notice.text = GatewayNotices::tr("Shown is the state of %1.")
                          .arg(loss.since.toString(QStringLiteral("HH:mm")));
    }
    append(notice.text, loss.why.toStdString());
    return notice;
}

GatewayNotice lostNotice(const GatewayModel& gateway) {
    if (gateway.remote() != nullptr && gateway.remote()->loss()) {
        return remoteLostNotice(gateway, *gateway.remote()->loss());
    }
    GatewayNotice notice{
        Tone::Error,
        QStringLiteral("unplug"),
        GatewayNotices::tr("No answer from the gateway."),
        gateway.isKnown() ? GatewayNotices::tr("Shown is what it said last.") : QString(),
        {Remedy::TryAgain}};
    append(notice.text, gateway.lost()->message);
    return notice;
}

std::optional<GatewayNotice> stateNotice(const admin::GatewayStatus& status) {
    const StateLook look = lookOf(status.state);
    GatewayNotice notice{look.tone, look.icon, {}, {}, {}};
    splitSentences(status.problem, notice);
    switch (status.state) {
        case GatewayState::Listening:
            return std::nullopt;
        case GatewayState::PortInUse:
            if (status.suggestedPort != 0) {
                notice.remedies << Remedy::UseSuggestedPort;
            } else {
                append(notice.text, status.hint);
            }
            notice.remedies << Remedy::TryAgain;
            return notice;
        case GatewayState::Paused:
            notice.lead = GatewayNotices::tr("The gateway is paused.");
            notice.text =
                GatewayNotices::tr("New calls are answered with 503 until it is started.");
            notice.remedies << Remedy::Start;
            return notice;
        case GatewayState::Stopped:
            if (status.problem.empty()) {
                notice.tone = Tone::Warn;
                notice.lead = GatewayNotices::tr("The gateway is stopped.");
                notice.text = GatewayNotices::tr("Calls find nobody until it is started.");
            } else {
                notice.tone = Tone::Error;
                append(notice.text, status.hint);
            }
            notice.remedies << Remedy::Start;
            return notice;
        case GatewayState::Degraded:
            if (status.problem.empty()) {
                return std::nullopt;
            }
            append(notice.text, status.hint);
            return notice;
    }
    return std::nullopt;
}

std::optional<GatewayNotice> documentNotice(const admin::GatewayStatus& status) {
    if (status.policyProblem.empty()) {
        return std::nullopt;
    }
    // One that had an error from the beginning leaves nothing to go by.
    const bool none = status.revision == 0;
    GatewayNotice notice{none ? Tone::Error : Tone::Warn,
                         QStringLiteral("triangle-alert"),
                         none ? GatewayNotices::tr("The document has an error. The gateway waits.")
                              : GatewayNotices::tr("The document on disk is not in force."),
                         {},
                         {Remedy::OpenPolicyFile}};
    append(notice.text, status.policyProblem);
    if (!none && status.state == GatewayState::Stopped) {
        notice.remedies << Remedy::Start;
    }
    return notice;
}

void openPath(const std::string& path) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(path)));
}

// A folder of another machine cannot be opened here, and a role may not reach.
bool isPossible(Remedy remedy, const GatewayModel& gateway) {
    switch (remedy) {
        case Remedy::UseSuggestedPort:
            return gateway.whyNot(admin::Role::Admin).isEmpty();
        case Remedy::Start:
            return gateway.whyNot(admin::Role::Operate).isEmpty();
        case Remedy::TryAgain:
            return gateway.lost() || gateway.whyNot(admin::Role::Operate).isEmpty();
        case Remedy::Reconnect:
            return true;
        case Remedy::OpenDataFolder:
        case Remedy::OpenPolicyFile:
            return gateway.remote() == nullptr;
    }
    return true;
}

bool isError(const std::optional<GatewayNotice>& notice) {
    return notice && notice->tone == Tone::Error;
}

}  // namespace

QVector<GatewayNotice> noticesOf(const GatewayModel& gateway) {
    if (gateway.lost()) {
        return {lostNotice(gateway)};
    }
    if (!gateway.isKnown()) {
        return {};
    }
    const admin::GatewayStatus& status = gateway.status();
    QVector<GatewayNotice> notices;
    // A pause or a stop was somebody's wish; records that are not written and a document that is
    // not in force were not.
    const std::optional<GatewayNotice> state = stateNotice(status);
    if (isError(state)) {
        notices << *state;
    }
    if (!status.booksProblem.empty()) {
        GatewayNotice notice{
            Tone::Error, QStringLiteral("circle-alert"), {}, {}, {Remedy::OpenDataFolder}};
        splitSentences(status.booksProblem, notice);
        notices << notice;
    }
    if (const auto document = documentNotice(status)) {
        notices << *document;
    }
    // A degraded gateway gives one of these as its reason; each of them speaks for itself.
    const bool saysTheSame =
        status.state == GatewayState::Degraded &&
        (status.problem == status.booksProblem || status.problem == status.policyProblem);
    if (state && !isError(state) && !saysTheSame) {
        notices << *state;
    }
    for (GatewayNotice& notice : notices) {
        notice.remedies.removeIf([&](Remedy remedy) { return !isPossible(remedy, gateway); });
    }
    return notices;
}

std::optional<GatewayNotice> noticeOf(const GatewayModel& gateway) {
    const QVector<GatewayNotice> notices = noticesOf(gateway);
    return notices.isEmpty() ? std::nullopt : std::optional(notices.first());
}

void apply(Remedy remedy, GatewayModel& gateway) {
    const admin::GatewayStatus& status = gateway.status();
    switch (remedy) {
        case Remedy::UseSuggestedPort: {
            const QString address = gateway.address();
            gateway.setListen(address.left(address.lastIndexOf(u':') + 1) +
                              QString::number(status.suggestedPort));
            break;
        }
        case Remedy::Start:
            gateway.start();
            break;
        case Remedy::TryAgain:
            gateway.lost() ? gateway.tryAgain() : gateway.start();
            break;
        case Remedy::Reconnect:
            gateway.reconnect();
            break;
        case Remedy::OpenDataFolder:
            openPath(status.dataFolder);
            break;
        case Remedy::OpenPolicyFile:
            openPath(status.policyFile);
            break;
    }
}

QString textOf(Remedy remedy, const GatewayModel& gateway) {
    switch (remedy) {
        case Remedy::UseSuggestedPort:
            return GatewayNotices::tr("Use %1").arg(gateway.status().suggestedPort);
        case Remedy::Start:
            return GatewayNotices::tr("Start");
        case Remedy::TryAgain:
            return GatewayNotices::tr("Try again");
        case Remedy::Reconnect:
            return GatewayNotices::tr("Connect anew");
        case Remedy::OpenDataFolder:
            return GatewayNotices::tr("Open folder");
        case Remedy::OpenPolicyFile:
            return GatewayNotices::tr("Open file");
    }
    return {};
}

}  // namespace weir::ui
