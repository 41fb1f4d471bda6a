// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "engine/base/log.hpp"
#include "engine/books/bodies/body_files.hpp"
#include "engine/books/bodies/master_key.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

namespace weir::test {

// A folder for stored bodies, keys, and a look at the files from outside.
class BodyFolder {
public:
    std::filesystem::path path() const { return m_folder.filePath("bodies").toStdString(); }
    FakeClock& clock() { return m_clock; }
    SeededRandom& random() { return m_random; }
    const Log& log() const { return m_log; }

    std::unique_ptr<books::BodyFiles> open() {
        return std::move(books::BodyFiles::open(path(), m_clock, m_random, m_log).value());
    }
    books::MasterKey makeKey() {
        return std::move(books::MasterKey::parse(books::MasterKey::makeText(m_random)).value());
    }
    Id makeId() { return Id::make(m_clock, m_random); }

    books::BodyFiles::Exchange exchange(std::string request, std::string response = "answer") {
        auto bodies = std::make_shared<books::TrafficBodies>();
        bodies->request = std::move(request);
        bodies->response = std::move(response);
        return {makeId(), bodies};
    }

    // Names of the segments, the oldest first.
    std::vector<std::string> segments() const {
        std::vector<std::string> names;
        for (const auto& item : std::filesystem::directory_iterator(path())) {
            if (std::string name = item.path().filename(); !name.starts_with("index")) {
                names.push_back(std::move(name));
            }
        }
        std::ranges::sort(names);
        return names;
    }
    std::string contents(const std::string& name) const {
        std::ifstream file(path() / name, std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }
    void replace(const std::string& name, const std::string& contents) const {
        std::ofstream(path() / name, std::ios::binary) << contents;
    }
    // Then the index knows nothing, as after a crash before it was written.
    void forgetIndex() const {
        for (const char* name : {"index.db", "index.db-wal", "index.db-shm"}) {
            std::filesystem::remove(path() / name);
        }
    }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    SeededRandom m_random{23};
    Log m_log{m_clock, [](std::string_view) {}};
};

}  // namespace weir::test
