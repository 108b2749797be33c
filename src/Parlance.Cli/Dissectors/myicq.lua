-- MyICQ: datagrams to and from the server, and connections between clients. What clients send is encrypted by DES without its first and last
-- permutation, keyed by the password; the login that carries it in clear is looked for in the capture, else the preference tells it.
proto.prefs.passwords = Pref.string("Passwords", "", "UIN=PASSWORD, several with commas, for captures that lack the login")

local keys = {}

function proto.init() streams, keys = {}, {} end

local KEY_CHOICE = {
  57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36, 63, 55, 47, 39,
  31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
}
local ROUND_KEY_CHOICE = {
  14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31, 37, 47, 55, 30, 40,
  51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
}
local SHIFTS = {
  1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1,
}
local PERMUTATION = {
  16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
}
local SUBSTITUTIONS = {
  14, 4, 13, 1, 2, 15, 11, 8, 3, 10, 6, 12, 5, 9, 0, 7, 0, 15, 7, 4, 14, 2, 13, 1, 10, 6, 12, 11, 9, 5, 3, 8,
  4, 1, 14, 8, 13, 6, 2, 11, 15, 12, 9, 7, 3, 10, 5, 0, 15, 12, 8, 2, 4, 9, 1, 7, 5, 11, 3, 14, 10, 0, 6, 13,
  15, 1, 8, 14, 6, 11, 3, 4, 9, 7, 2, 13, 12, 0, 5, 10, 3, 13, 4, 7, 15, 2, 8, 14, 12, 0, 1, 10, 6, 9, 11, 5,
  0, 14, 7, 11, 10, 4, 13, 1, 5, 8, 12, 6, 9, 3, 2, 15, 13, 8, 10, 1, 3, 15, 4, 2, 11, 6, 7, 12, 0, 5, 14, 9,
  10, 0, 9, 14, 6, 3, 15, 5, 1, 13, 12, 7, 11, 4, 2, 8, 13, 7, 0, 9, 3, 4, 6, 10, 2, 8, 5, 14, 12, 11, 15, 1,
  13, 6, 4, 9, 8, 15, 3, 0, 11, 1, 2, 12, 5, 10, 14, 7, 1, 10, 13, 0, 6, 9, 8, 7, 4, 15, 14, 3, 11, 5, 2, 12,
  7, 13, 14, 3, 0, 6, 9, 10, 1, 2, 8, 5, 11, 12, 4, 15, 13, 8, 11, 5, 6, 15, 0, 3, 4, 7, 2, 12, 1, 10, 14, 9,
  10, 6, 9, 0, 12, 11, 7, 13, 15, 1, 3, 14, 5, 2, 8, 4, 3, 15, 0, 6, 10, 1, 13, 8, 9, 4, 5, 11, 12, 7, 2, 14,
  2, 12, 4, 1, 7, 10, 11, 6, 8, 5, 3, 15, 13, 0, 14, 9, 14, 11, 2, 12, 4, 7, 13, 1, 5, 0, 15, 10, 3, 9, 8, 6,
  4, 2, 1, 11, 10, 13, 7, 8, 15, 9, 12, 5, 6, 3, 0, 14, 11, 8, 12, 7, 1, 14, 2, 13, 6, 15, 0, 9, 10, 4, 5, 3,
  12, 1, 10, 15, 9, 2, 6, 8, 0, 13, 3, 4, 14, 7, 5, 11, 10, 15, 4, 2, 7, 12, 9, 5, 6, 1, 13, 14, 0, 11, 3, 8,
  9, 14, 15, 5, 2, 8, 12, 3, 7, 0, 4, 10, 1, 13, 11, 6, 4, 3, 2, 12, 9, 5, 15, 10, 11, 14, 1, 7, 6, 0, 8, 13,
  4, 11, 2, 14, 15, 0, 8, 13, 3, 12, 9, 7, 5, 10, 6, 1, 13, 0, 11, 7, 4, 9, 1, 10, 14, 3, 5, 12, 2, 15, 8, 6,
  1, 4, 11, 13, 12, 3, 7, 14, 10, 15, 6, 8, 0, 5, 9, 2, 6, 11, 13, 8, 1, 4, 10, 7, 9, 5, 0, 15, 14, 2, 3, 12,
  13, 2, 8, 4, 6, 15, 11, 1, 10, 9, 3, 14, 5, 0, 12, 7, 1, 15, 13, 8, 10, 3, 7, 4, 12, 5, 6, 11, 0, 14, 9, 2,
  7, 11, 4, 1, 9, 12, 14, 2, 0, 6, 10, 13, 15, 3, 5, 8, 2, 1, 14, 7, 4, 10, 8, 13, 15, 12, 9, 0, 3, 5, 6, 11,
}

local function bits_of(bytes)
  local bits = {}
  for i = 1, #bytes do
    for shift = 7, 0, -1 do bits[#bits + 1] = bit32.extract(bytes:byte(i), shift) end
  end
  return bits
end

local function choose(bits, choice)
  local chosen = {}
  for i, from in ipairs(choice) do chosen[i] = bits[from] end
  return chosen
end

local function rotated(half, by)
  local turned = {}
  for i = 1, 28 do turned[i] = half[(i - 1 + by) % 28 + 1] end
  return turned
end

-- Sixteen round keys of eight groups of six bits.
local function schedule(password)
  local key = (password .. string.rep("\0", 8)):sub(1, 8)
  local chosen = choose(bits_of(key), KEY_CHOICE)
  local c, d = {}, {}
  for i = 1, 28 do c[i], d[i] = chosen[i], chosen[28 + i] end
  local rounds = {}
  for round = 1, 16 do
    c, d = rotated(c, SHIFTS[round]), rotated(d, SHIFTS[round])
    local both = {}
    for i = 1, 28 do both[i], both[28 + i] = c[i], d[i] end
    local bits = choose(both, ROUND_KEY_CHOICE)
    local groups = {}
    for box = 0, 7 do
      local six = 0
      for i = 1, 6 do six = six * 2 + bits[box * 6 + i] end
      groups[box + 1] = six
    end
    rounds[round] = groups
  end
  return rounds
end

-- Each box with the permutation behind it.
local BOXES = {}
for box = 0, 7 do
  for six = 0, 63 do
    local row = bit32.bor(bit32.band(bit32.rshift(six, 4), 2), bit32.band(six, 1))
    local column = bit32.band(bit32.rshift(six, 1), 15)
    local four = bit32.lshift(SUBSTITUTIONS[box * 64 + row * 16 + column + 1], 28 - 4 * box)
    local permuted = 0
    for _, from in ipairs(PERMUTATION) do permuted = permuted * 2 + bit32.extract(four, 32 - from) end
    BOXES[box * 64 + six] = permuted
  end
end

local function round_of(half, groups)
  local turned = bit32.lrotate(half, 5)
  local result = 0
  for box = 0, 7 do
    local six = bit32.bxor(bit32.band(bit32.lrotate(turned, 4 * box), 63), groups[box + 1])
    result = bit32.bxor(result, BOXES[box * 64 + six])
  end
  return result
end

local function decrypted(bytes, rounds)
  local open = ByteArray.new()
  open:set_size(bytes:len())
  for at = 0, bytes:len() - 8, 8 do
    local left, right = 0, 0
    for i = 0, 3 do
      left = left * 256 + bytes:get_index(at + i)
      right = right * 256 + bytes:get_index(at + 4 + i)
    end
    for round = 16, 2, -2 do
      left = bit32.bxor(left, round_of(right, rounds[round]))
      right = bit32.bxor(right, round_of(left, rounds[round - 1]))
    end
    for i = 0, 3 do
      open:set_index(at + i, bit32.extract(right, 24 - 8 * i, 8))
      open:set_index(at + 4 + i, bit32.extract(left, 24 - 8 * i, 8))
    end
  end
  return open
end

-- Opens a body with the keys that may fit; the check code tells which does.
local function opened(tvb, check, candidates)
  local bytes = tvb(20):bytes()
  if bytes:len() % 8 ~= 0 then return nil end
  for _, rounds in ipairs(candidates) do
    local open = decrypted(bytes, rounds)
    local place = math.floor(check / 256)
    if place < open:len() and open:get_index(place) == check % 256 then return open end
  end
  return nil
end

local function known(client, sid, uin)
  local found = {}
  local key = client .. "/" .. sid
  if keys[key] then found[#found + 1] = keys[key] end
  for number, password in proto.prefs.passwords:gmatch("(%d+)=([^,]*)") do
    if tonumber(number) == uin then found[#found + 1] = schedule(password) end
  end
  return found
end

local function from_client(tvb, pinfo, tree, client)
  local uin, sid, command = tvb(6, 4):uint(), tvb(10, 4):uint(), tvb(14, 2):uint()
  local sequence, check = tvb(16, 2):uint(), tvb(18, 2):uint()
  local words = "uin " .. uin .. ", session " .. sid .. ", sequence " .. sequence
  if command == 2 or command == 4 or tvb:len() == 20 then
    local v = show(tvb, 20, tvb:len(), pinfo, tree, "server", "to-server", command, words)
    if v["password"] then keys[client .. "/" .. sid] = schedule(v["password"]) end
    return
  end
  local open = opened(tvb, check, known(client, sid, uin))
  if not open then
    local item = tree:add(proto, tvb(0), "Parlance myicq, server to-server " .. command .. ", encrypted")
    item:add(F.header, words)
    item:add(F.note, "no key: give the preference passwords " .. uin .. "=PASSWORD")
    item:add(F.undecoded, tvb(20))
    return
  end
  local plain = open:tvb("decrypted")
  local shapes = M["server/to-server/" .. command]
  local stop = plain:len()
  if shapes then
    -- The zeros that fill the last block are no field.
    local c, v = cursor(plain, 0, stop, nil), {}
    pcall(shapes[1][2], c, v)
    local rest = c.pos < stop and raw(plain(c.pos)) or ""
    if #rest < 8 and not rest:find("[^%z]") then stop = c.pos end
  end
  show(plain, 0, stop, pinfo, tree, "server", "to-server", command, words)
end

function proto.dissector(tvb, pinfo, tree)
  if tvb:len() < 20 or tvb(0, 2):uint() ~= 1 or tvb(2, 4):uint() ~= 0 then return 0 end
  pinfo.cols.info:set("")
  local datagram = tvb(0):tvb()
  if pinfo.src_port == pinfo.match_uint and pinfo.dst_port ~= pinfo.match_uint then
    local words = "uin " .. tvb(6, 4):uint() .. ", session " .. tvb(10, 4):uint() .. ", sequence " .. tvb(16, 2):uint() .. ", acknowledges " .. tvb(18, 2):uint()
    show(datagram, 20, tvb:len(), pinfo, tree, "server", "to-client", tvb(14, 2):uint(), words)
  else
    from_client(datagram, pinfo, tree, tostring(pinfo.src) .. ":" .. pinfo.src_port)
  end
  return tvb:len()
end

local peers = Proto("parlance_myicq_peer", "Parlance myicq, between clients")

local function is_frame(tvb)
  if tvb:len() < 15 then return false end
  local length, command = tvb(0, 2):uint(), tvb(8, 2):uint()
  return length >= 13 and length <= 4096 and tvb(2, 2):uint() == 1 and tvb(4, 4):uint() == 0
    and (command == 1 or (command >= 0x1000 and command <= 0x1002))
end

-- Both kinds of session use the same numbers: a file is offered with a name and a size, accepted without a word; messages have ids.
local function link_of(tvb, at, length, command)
  if command == 1 then return "peer" end
  if command == 0x1002 then return "file" end
  if command == 0x1001 then return length == 0 and "file" or "message" end
  local is_offer = length > 6 and tvb(at, 2):uint() == length - 6 and tvb(at + length - 5, 1):uint() == 0
  return is_offer and "file" or "message"
end

function peers.dissector(tvb, pinfo, tree)
  pinfo.cols.info:set("")
  each_frame(tvb, pinfo, 15, function(at) return 2 + tvb(at, 2):uint() end, function(at, length)
    local command = tvb(at + 8, 2):uint()
    local link = link_of(tvb, at + 15, length - 15, command)
    show(tvb(at, length):tvb(), 15, length, pinfo, tree, link, "to-peer", command, "uin " .. tvb(at + 10, 4):uint())
  end)
  return tvb:len()
end

peers:register_heuristic("tcp", function(tvb, pinfo, tree)
  local state = stream_of(pinfo)
  if not state.is_peer then
    if not is_frame(tvb) then return false end
    state.is_peer = true
  end
  pinfo.conversation = peers
  peers.dissector(tvb, pinfo, tree)
  return true
end)

listen("udp", 8000, "Port of the server")
