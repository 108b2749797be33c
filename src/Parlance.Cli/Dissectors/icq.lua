-- ICQ: datagrams to and from the server (versions 2 to 5), and connections between clients.
function proto.init() streams = {} end

-- The tables of the clients' encryption; constants of the protocol.
local TABLE4 = ByteArray.new("0A5B315D20596F752063616E206D6F646966792074686520736F756E64732049" ..
  "4351206D616B65732E204A7573742073656C6563742022536F756E6473222066" ..
  "726F6D207468652022707265666572656E6365732F6D6973632220696E204943" ..
  "51206F722066726F6D207468652022536F756E64732220696E2074686520636F" ..
  "6E74726F6C2070616E656C2E204372656469743A204572616E0A5B325D204361" ..
  "6E27742072656D656D62657220776861742077617320736169643F2020446F75" ..
  "626C652D636C69636B206F6E2061207573657220746F20676574206120646961" ..
  "6C6F67206F6620616C6C206D657373616765732073656E7420696E636F6D696E")
local TABLE5 = ByteArray.new("5960376B6562464853614C5960575B3D5E346D36503F6F6753614C5940476339" ..
  "505F5F3F6F47436948333164355A4A425640675341076C49583B4D4668436948" ..
  "333144656246485341076C69483351545D4E6C49384B554A6246483351346D36" ..
  "505F5F5F3F6F4763594067333164355A6A526E3C51346D36505F5F3F4F374B35" ..
  "5A4A6266583B4D66585B5D4E6C49583B4D66583B4D464853614C594067333164" ..
  "556A323E4445526E3C3164556A524E6C694853614C39306F47635960575B3D3E" ..
  "64353A3A5A6A524E6C694853616C49583B4D46686339505F5F3F6F6753412541" ..
  "3C51543D5E545D4E4C39505F5F5F3F6F474369483351545D6E3C3164355A0000")

-- Numbers of 32 bits, multiplied without losing the low ones.
local function times(a, b)
  local low, high = a % 65536, math.floor(a / 65536)
  return (low * b + ((high * b) % 65536) * 65536) % 4294967296
end

local function mix(bytes, at, number)
  for i = 0, 3 do
    if at + i < bytes:len() then
      bytes:set_index(at + i, bit32.bxor(bytes:get_index(at + i), bit32.band(bit32.rshift(number, 8 * i), 0xFF)))
    end
  end
end

local function dword(bytes, at)
  return bytes:get_index(at) + bytes:get_index(at + 1) * 256 + bytes:get_index(at + 2) * 65536 + bytes:get_index(at + 3) * 16777216
end

local function unscramble(code)
  local function part(mask, shift)
    local bits = bit32.band(code, mask)
    return shift > 0 and bit32.lshift(bits, shift) or bit32.rshift(bits, -shift)
  end
  return bit32.bor(part(0x0001F000, -12), part(0x07C007C0, -1), part(0x003E0001, 10), part(0xF8000000, -16), part(0x0000083E, 15))
end

local function open4(bytes)
  local key = (times(bytes:len(), 0x66756B65) + dword(bytes, 16)) % 4294967296
  local steps = math.floor((math.floor((bytes:len() + 3) / 4) + 3) / 4)
  local at = 0
  while at < steps * 4 and at < bytes:len() do
    if at ~= 16 then mix(bytes, at, (key + TABLE4:get_index(at % 256)) % 4294967296) end
    at = at + 4
  end
end

local function open5(bytes)
  local saved = bytes:subset(20, 4)
  local key = (times(bytes:len(), 0x68656C6C) + unscramble(dword(bytes, 20))) % 4294967296
  for at = 10, bytes:len() - 1, 4 do
    mix(bytes, at, (key + TABLE5:get_index(at % 256)) % 4294967296)
  end
  for i = 0, 3 do bytes:set_index(20 + i, saved:get_index(i)) end
end

-- Opens a datagram: what is shown, where the parameters begin, the command and the header in words.
local function header(tvb, version, is_server)
  if is_server then
    local at = version == 2 and 2 or version == 5 and 7 or 2
    local length = version == 2 and 6 or version == 5 and 21 or 16
    if tvb:len() < length then return nil end
    return tvb, length, tvb(at, 2):le_uint(), "version " .. version .. ", sequence " .. tvb(at + 2, 2):le_uint()
  end
  if version < 4 then
    local command = tvb(2, 2):le_uint()
    local bare = command == 0x03FC or command == 0x04EC or command == 0x03F2
    local length = version == 3 and 16 or bare and 6 or 10
    if tvb:len() < length then return nil end
    return tvb, length, command, "version " .. version .. ", sequence " .. tvb(4, 2):le_uint()
  end
  local length = version == 4 and 20 or 24
  if tvb:len() < length then return nil end
  local bytes = tvb:bytes()
  if version == 4 then open4(bytes) else open5(bytes) end
  local open = bytes:tvb("decrypted")
  local at = version == 4 and 6 or 14
  return open, length, open(at, 2):le_uint(), "version " .. version .. ", sequence " .. open(at + 2, 2):le_uint()
end

local clients = {}

local function packet(tvb, pinfo, tree, is_server, client)
  if tvb:len() < 6 then return 0 end
  local version = tvb(0, 2):le_uint()
  if version < 2 or version > 5 then return 0 end
  local open, from, command, words = header(tvb, version, is_server)
  if not open then return 0 end
  if not is_server then clients[client] = version end
  if is_server and version == 3 and clients[client] == 4 then version = 4 end
  local way = is_server and "to-client" or "to-server"
  local link, code = "server", command
  if command == (is_server and 0x03DE or 0x064A) and open:len() >= from + 2 then
    link, code, from = "meta", open(from, 2):le_uint(), from + 2
  end
  local stop = open:len()
  if version == 5 and not is_server and stop - from == 4 then
    -- Packets that carry nothing are filled up with four random bytes.
    local shapes = M[link .. "/" .. way .. "/" .. code]
    if shapes and fits(shapes[1], open, from, from, version) then stop = from end
  end
  local v, item = show(open, from, stop, pinfo, tree, link, way, code, words, version)
  if is_server and command == 0x0212 then
    local at = from + 1
    while at + 2 <= open:len() do
      local length = open(at, 2):le_uint()
      if length == 0 or at + 2 + length > open:len() then break end
      packet(open(at + 2, length):tvb(), pinfo, item, true, client)
      at = at + 2 + length
    end
  end
  return tvb:len()
end

-- The count of a list of numbers is a byte; some clients wrote a word.
function C:numbers(v, name, width)
  if self:left() == 0 then return end
  local from = self.pos
  local wide = self:peek(0) + self:peek(1) * 256
  local is_wide = self:left() >= 2 and self:left() == 2 + 4 * wide and self:left() ~= 1 + 4 * self:peek(0)
  local count = unsigned(self:take(name, is_wide and 2 or 1))
  self:show(name, "count", from, count)
  for i = 1, math.min(count, math.floor(self:left() / 4)) do self:number(v, name, "u32", 4) end
end

function proto.dissector(tvb, pinfo, tree)
  local is_server = pinfo.src_port == pinfo.match_uint and pinfo.dst_port ~= pinfo.match_uint
  local client = is_server and (tostring(pinfo.dst) .. ":" .. pinfo.dst_port) or (tostring(pinfo.src) .. ":" .. pinfo.src_port)
  pinfo.cols.info:set("")
  return packet(tvb(0):tvb(), pinfo, tree, is_server, client)
end

local peers = Proto("parlance_icq_peer", "Parlance icq, between clients")

local function kind(tvb, at, length)
  if length == 26 and tvb(at, 1):uint() == 0xFF then return "peer", 0xFF, 0 end
  if length > 8 then
    local command = tvb(at + 6, 2):le_uint()
    if command == 0x07EE or command == 0x07DA or command == 0x07D0 then return "peer", 0x07EE, 0 end
  end
  if length >= 4 and (tvb(at, 4):le_uint() == 0x64 or tvb(at, 4):le_uint() == 0x65) then return "chat", tvb(at, 1):uint(), 4 end
  return "file", tvb(at, 1):uint(), 1
end

local function peer(tvb, pinfo, tree, state)
  local at = 0
  while at < tvb:len() do
    local left = tvb:len() - at
    local here = at
    local is_chat = decided(state, pinfo, at, "chat", function()
      local is_introduction = left > 6 and 2 + tvb(here, 2):le_uint() <= left and (tvb(here + 2, 1):uint() == 0x64 or tvb(here + 2, 1):uint() == 0x65) and tvb(here + 3, 1):uint() == 0
      return state.is_chat and not is_introduction and "chat" or "frame"
    end) == "chat"
    if is_chat then
      tree:add(proto, tvb(at), "Parlance icq, chat"):add(F.note, tvb(at), "chat")
      return
    end
    local length = left >= 2 and 2 + tvb(at, 2):le_uint() or nil
    if length == nil or length > left then
      pinfo.desegment_offset = at
      pinfo.desegment_len = length == nil and DESEGMENT_ONE_MORE_SEGMENT or length - left
      return
    end
    if length > 2 then
      local link, code, skip = kind(tvb, at + 2, length - 2)
      if link == "chat" then state.is_chat = true end
      show(tvb(at, length):tvb(), 2 + skip, length, pinfo, tree, link, "to-peer", code, nil, 2)
    end
    at = at + length
  end
end

function peers.dissector(tvb, pinfo, tree)
  pinfo.cols.info:set("")
  peer(tvb, pinfo, tree, stream_of(pinfo))
  return tvb:len()
end

peers:register_heuristic("tcp", function(tvb, pinfo, tree)
  local state = stream_of(pinfo)
  if not state.is_peer then
    if tvb:len() < 28 or tvb(0, 2):le_uint() ~= 26 or tvb(2, 1):uint() ~= 0xFF then return false end
    state.is_peer = true
  end
  pinfo.conversation = peers
  peers.dissector(tvb, pinfo, tree)
  return true
end)

listen("udp", 4000, "Port of the server")
