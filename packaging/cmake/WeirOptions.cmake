# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries every flag, so that no target can forget one.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(WEIR_CCACHE ccache)
if(WEIR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without these ccache keeps nothing of what is compiled with precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros
    CCACHE_PCH_EXTSUM=1 "${WEIR_CCACHE}")
endif()

add_library(weir_options INTERFACE)
target_include_directories(weir_options INTERFACE "${CMAKE_SOURCE_DIR}")
# In a joined room the names of one file are seen by the next, which no reader of either minds.
target_compile_options(weir_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion
  $<$<NOT:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wshadow>)
if(WEIR_WERROR)
  target_compile_options(weir_options INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false positives of these two inside std::variant and std::string at -O2.
  target_compile_options(weir_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
  # The compiler's own collection of garbage takes a sixth of its time and frees little in a file.
  target_compile_options(weir_options INTERFACE --param=ggc-min-heapsize=524288)
  # ccache looks at preprocessed text, which is to name a precompiled header instead of holding it.
  target_compile_options(weir_options INTERFACE -fpch-preprocess)
endif()

find_program(WEIR_MOLD mold)
if(WEIR_MOLD AND NOT WEIR_FUZZERS)
  target_link_options(weir_options INTERFACE -fuse-ld=mold)
  if(CMAKE_CXX_FLAGS_DEBUG MATCHES "-gsplit-dwarf")
    # In place of the names it is made of, which are four times as large.
    target_link_options(weir_options INTERFACE $<$<CONFIG:Debug>:-Wl,--gdb-index>)
  endif()
endif()

if(WEIR_SANITIZE)
  target_compile_options(weir_options INTERFACE "-fsanitize=${WEIR_SANITIZE}" -fno-omit-frame-pointer)
  target_link_options(weir_options INTERFACE "-fsanitize=${WEIR_SANITIZE}")
  if(WEIR_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Asio's fences: the sanitizer does not see them, but sees the mutex beside each.
    target_compile_options(weir_options INTERFACE -Wno-tsan)
  endif()
  if(WEIR_SANITIZE MATCHES "undefined")
    target_compile_options(weir_options INTERFACE -fno-sanitize-recover=undefined)
  endif()
endif()

if(WEIR_FUZZERS)
  target_compile_options(weir_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# What people run, as against what tests look into.
if(CMAKE_BUILD_TYPE MATCHES "^Rel" AND NOT WEIR_SANITIZE)
  set(WEIR_OPTIMISED ON)
endif()

if(WEIR_OPTIMISED)
  target_compile_options(weir_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
    -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  target_compile_definitions(weir_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(weir_options INTERFACE -Wl,-z,relro -Wl,-z,now)
endif()

# weir_part_of_program(TARGET)
# It is linked into programs only, never into a shared library: an optimising compiler may count on its
# functions being those that are called, and takes them into each other. Qt's headers refuse that.
function(weir_part_of_program target)
  if(WEIR_OPTIMISED)
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    target_compile_options(${target} PRIVATE -fPIE)
  endif()
endfunction()

find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(OpenSSL 3 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(simdjson REQUIRED)
find_package(fmt REQUIRED)
find_package(Threads REQUIRED)
# The allocator of the programs. Sanitizers bring their own.
add_library(weir_allocator INTERFACE)
if(NOT WEIR_SANITIZE AND NOT WEIR_FUZZERS)
  find_package(mimalloc 2 REQUIRED)
  target_link_libraries(weir_allocator INTERFACE mimalloc)
endif()
if(WEIR_DESKTOP)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Network Charts Svg LinguistTools)
  find_package(Qt6Keychain REQUIRED)
endif()
if(WEIR_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Test)
  # Not the folder of each test as well: one set of precompiled headers serves all.
  set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
endif()
