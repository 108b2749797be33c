-- Soulseek: connections to the server, and those between clients that it brings about.
local types = {}

function proto.init()
  streams, types = {}, {}
end

local function length_at(tvb, at) return tvb(at, 4):le_uint() end

local function learn(way, code, v)
  if code == 18 and v["token"] then types[v["token"]] = v["type"] end
end

local function server_frame(tvb, pinfo, tree, at, length, way)
  local code = tvb(at + 4, 4):le_uint()
  local frame = tvb(at, length):tvb()
  learn(way, code, (show(frame, 8, length, pinfo, tree, "server", way, code)))
end

local function server(tvb, pinfo, tree)
  local way = pinfo.dst_port == pinfo.match_uint and "to-server" or "to-client"
  each_frame(tvb, pinfo, 8, function(at) return 4 + length_at(tvb, at) end, function(at, length)
    server_frame(tvb, pinfo, tree, at, length, way)
  end)
  return tvb:len()
end

function proto.dissector(tvb, pinfo, tree)
  pinfo.cols.info:set("")
  return server(tvb, pinfo, tree)
end

local function is_init(tvb)
  if tvb:len() < 9 then return false end
  local length, code = length_at(tvb, 0), tvb(4, 1):uint()
  if code == 0 then return length == 5 end
  return code == 1 and length > 9 and length < 1024 and tvb:len() >= 4 + length
    and (fits(M["init/to-peer/1"][1], tvb, 5, 4 + length))
end

-- On a hidden connection each frame follows a key; every four bytes are hidden by the key turned by one more bit. Only first frames and
-- those of connections of type P are hidden.
local KEY = 4

local function unhidden(tvb, at, count)
  local key, open = length_at(tvb, at), ByteArray.new()
  open:set_size(count)
  for i = 0, count - 1 do
    if i % 4 == 0 then key = bit32.lrotate(key, 1) end
    open:set_index(i, bit32.bxor(tvb(at + KEY + i, 1):uint(), bit32.extract(key, 8 * (i % 4), 8)))
  end
  return open:tvb("unhidden")
end

local function is_hidden_init(tvb)
  if tvb:len() < KEY + 9 then return false end
  local length = length_at(unhidden(tvb, 0, 4), 0)
  return length >= 1 and length < 1024 and tvb:len() >= KEY + 4 + length and is_init(unhidden(tvb, 0, 4 + length))
end

local function init_frame(tvb, pinfo, tree, at, length, state)
  local frame = tvb(at, length):tvb()
  local code = tvb(at + 4, 1):uint()
  local v = show(frame, 5, length, pinfo, tree, "init", "to-peer", code)
  if code == 1 then state.type = state.type or v["type"] end
  if code == 0 then state.type = state.type or types[v["token"]] end
end

local function peer_frame(tvb, pinfo, tree, at, length)
  local code = tvb(at + 4, 4):le_uint()
  local frame = tvb(at, length):tvb()
  if (code == 5 or code == 9 or code == 37) and length > 8 then
    local body = frame(8, length - 8):uncompress("inflated")
    if body then
      local open = body:tvb()
      show(open, 0, open:len(), pinfo, tree, "peer", "to-peer", code)
      return
    end
  end
  show(frame, 8, length, pinfo, tree, "peer", "to-peer", code)
end

-- Who speaks first behind the first frame tells a token, the other one an offset; the rest is the file.
local function file_bytes(tvb, pinfo, tree, at, state)
  local side = pinfo.src_port
  state.uploader = state.uploader or side
  local is_uploader = state.uploader == side
  local size = is_uploader and 4 or 8
  local begins = decided(state, pinfo, at, "file", function()
    if state["introduced" .. side] then return "no" end
    if tvb:len() - at < size then return "wait" end
    state["introduced" .. side] = true
    return "yes"
  end)
  if begins == "wait" then
    undecided(state, pinfo, at, "file")
    pinfo.desegment_offset, pinfo.desegment_len = at, size - (tvb:len() - at)
    return
  end
  if begins == "yes" then
    show(tvb(at, size):tvb(), 0, size, pinfo, tree, "file", "to-peer", is_uploader and 0 or 1)
    at = at + size
  end
  if at < tvb:len() then
    local item = tree:add(proto, tvb(at), "Parlance soulseek, file")
    item:add(F.note, tvb(at), "file data: " .. (tvb:len() - at) .. " bytes")
  end
end

local function guess(tvb, at)
  if tvb:len() - at < 8 then return "F" end
  local length = length_at(tvb, at)
  if length >= 4 and M["peer/to-peer/" .. tvb(at + 4, 4):le_uint()] then return "P" end
  if length >= 1 and length < 1024 and M["distributed/to-peer/" .. tvb(at + 4, 1):uint()] then return "D" end
  return "F"
end

local function first_frame(tvb, pinfo, at, state)
  if state.first[pinfo.src_port] or tvb:len() - at < 9 then return "none" end
  local rest = tvb(at):tvb()
  return is_init(rest) and "plain" or is_hidden_init(rest) and "hidden" or "none"
end

-- The length of the frame at a place with its key, nil when too few bytes are there.
local function whole_length(tvb, at, hidden)
  local left = tvb:len() - at
  if not hidden then return left >= 5 and 4 + length_at(tvb, at) or nil end
  return left >= KEY + 4 and KEY + 4 + length_at(unhidden(tvb, at, 4), 0) or nil
end

local function next_frame(tvb, at, length, hidden)
  if hidden then return unhidden(tvb, at, length - KEY) end
  return tvb(at, length):tvb()
end

local function peer(tvb, pinfo, tree, state)
  local at = 0
  while at < tvb:len() do
    local left = tvb:len() - at
    local first = decided(state, pinfo, at, "first", function() return first_frame(tvb, pinfo, at, state) end)
    if first ~= "none" then
      state.first[pinfo.src_port] = true
      state.hidden = state.hidden or first == "hidden"
      local length = whole_length(tvb, at, first == "hidden")
      local frame = next_frame(tvb, at, length, first == "hidden")
      init_frame(frame, pinfo, tree, 0, frame:len(), state)
      at = at + length
    else
      state.type = state.type or guess(tvb, at)
      if state.type == "F" then return file_bytes(tvb, pinfo, tree, at, state) end
      local hidden = state.hidden and state.type == "P"
      local length = whole_length(tvb, at, hidden)
      if length == nil or length > left then
        undecided(state, pinfo, at, "first")
        pinfo.desegment_offset = at
        pinfo.desegment_len = length == nil and DESEGMENT_ONE_MORE_SEGMENT or length - left
        return
      end
      state.first[pinfo.src_port] = true
      local frame = next_frame(tvb, at, length, hidden)
      if state.type == "D" then
        show(frame, 5, frame:len(), pinfo, tree, "distributed", "to-peer", frame(4, 1):uint())
      else
        peer_frame(frame, pinfo, tree, 0, frame:len())
      end
      at = at + length
    end
  end
end

local peers = Proto("parlance_soulseek_peer", "Parlance soulseek, between clients")

function peers.dissector(tvb, pinfo, tree)
  pinfo.cols.info:set("")
  peer(tvb, pinfo, tree, stream_of(pinfo))
  return tvb:len()
end

peers:register_heuristic("tcp", function(tvb, pinfo, tree)
  local state = stream_of(pinfo)
  if not state.is_peer then
    if not is_init(tvb) and not is_hidden_init(tvb) then return false end
    state.is_peer = true
  end
  pinfo.conversation = peers
  peers.dissector(tvb, pinfo, tree)
  return true
end)

listen("tcp", 2242, "Port of the server")
