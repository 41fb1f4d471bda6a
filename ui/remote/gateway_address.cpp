// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/gateway_address.hpp"

#include <QCoreApplication>
#include <QHostAddress>

namespace weir::ui {

namespace {

constexpr int kDefaultPort = 9348;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::GatewayAddress)
};

bool isThisComputer(const QString& host) {
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

Error invalid(const QString& text) {
    return Error::invalid(text.toStdString());
}

}  // namespace

QString GatewayAddress::hostAndPort() const {
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return QStringLiteral("%1:%2").arg(shown).arg(port);
}

QString GatewayAddress::text() const {
    return tls ? hostAndPort() : QStringLiteral("http://") + hostAndPort();
}

QUrl GatewayAddress::operation(std::string_view name) const {
    QUrl url;
    url.setScheme(tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(port);
    url.setPath(QStringLiteral("/admin/v1/") +
                QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    return url;
}

Result<GatewayAddress> parseGatewayAddress(const QString& typed) {
    const QString text = typed.trimmed();
    if (text.isEmpty()) {
        return invalid(Words::tr("No address is typed."));
    }
    const bool withScheme = text.contains(QLatin1String("://"));
    const QUrl url(withScheme ? text : QStringLiteral("https://") + text, QUrl::StrictMode);
    const bool plain = url.scheme() == QLatin1String("http");
    const bool good = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
                      (url.path().isEmpty() || url.path() == QLatin1String("/")) &&
                      !url.hasQuery() && !url.hasFragment() &&
                      (plain || url.scheme() == QLatin1String("https"));
    if (!good) {
        return invalid(Words::tr("Write a host and a port, as in weir.example:9348."));
    }
    if (plain && !isThisComputer(url.host())) {
        return invalid(
            Words::tr("Without TLS a token would travel in the clear. Only this computer is "
                      "reached by http."));
    }
    return GatewayAddress{url.host(), static_cast<quint16>(url.port(kDefaultPort)), !plain};
}

}  // namespace weir::ui
