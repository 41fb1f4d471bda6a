// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/without_keys.hpp"

#include "engine/base/scrub.hpp"

namespace weir::ui {

QByteArray withoutKeys(const QByteArray& body) {
    return QByteArray::fromStdString(
        scrub({body.constData(), static_cast<std::size_t>(body.size())}));
}

QString withoutKeys(const QString& words) {
    return QString::fromUtf8(withoutKeys(words.toUtf8()));
}

}  // namespace weir::ui
